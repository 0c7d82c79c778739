package org.shoal.transforms.classify;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.resourcehints.ResourceHints;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackClassificationCoder;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.classification.TrackKeyCoder;
import org.shoal.io.crop.CropColumns;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.track2d.BoxTrackWindow;

/**
 * Classifies each track once: finds its crops, and has the classifier look at them in batches of
 * many tracks of all cameras. Every track comes out, also one that was never in a zone, once for
 * each frame window that it was seen in, so that its rows find it there; see {@link TrackRows} for
 * the way from here to rows.
 */
public final class ClassifyTracks
    extends PTransform<
        PCollection<BoxTrackWindow>, PCollection<KV<WindowKey, TrackClassification>>> {
  private static final long serialVersionUID = 1L;
  private static final int DEFAULT_WINDOW_FRAMES = 1000;

  /** Batches form within each; on so many workers at most does classification run. */
  private static final int SHARDS = 8;

  private static final TupleTag<TrackSightings> SIGHTINGS = new TupleTag<>("sightings") {};
  private static final TupleTag<CropColumns> CROPS = new TupleTag<>("crops") {};

  private final ClassifierConfig config;
  private final transient PCollection<KV<WindowKey, CropColumns>> crops;
  private final int windowFrames;
  private final transient ResourceHints classifierHints;

  private ClassifyTracks(
      ClassifierConfig config,
      PCollection<KV<WindowKey, CropColumns>> crops,
      int windowFrames,
      ResourceHints classifierHints) {
    this.config = config;
    this.crops = crops;
    this.windowFrames = windowFrames;
    this.classifierHints = classifierHints;
  }

  /**
   * Classifies what crops show, in frame windows of 1000 frames.
   *
   * @param crops the crops of the recordings that the tracks are of
   */
  public static ClassifyTracks with(
      ClassifierConfig config, PCollection<KV<WindowKey, CropColumns>> crops) {
    return new ClassifyTracks(config, crops, DEFAULT_WINDOW_FRAMES, ResourceHints.create());
  }

  /** Sets the number of frames of a window, at least 1. */
  public ClassifyTracks withWindowFrames(int windowFrames) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    return new ClassifyTracks(config, crops, windowFrames, classifierHints);
  }

  /** Sets what workers of the one step that runs the classifier must have; by default nothing. */
  public ClassifyTracks withClassifierHints(ResourceHints hints) {
    return new ClassifyTracks(config, crops, windowFrames, hints);
  }

  @Override
  public PCollection<KV<WindowKey, TrackClassification>> expand(
      PCollection<BoxTrackWindow> tracks) {
    PCollection<KV<WindowKey, TrackSightings>> byWindow =
        tracks
            .apply("Cut at windows", ParDo.of(new CutAtWindows(windowFrames)))
            .setCoder(KvCoder.of(WindowKeyCoder.of(), TrackSightingsCoder.of()));
    return KeyedPCollectionTuple.of(SIGHTINGS, byWindow)
        .and(CROPS, crops)
        .apply("Group by window", CoGroupByKey.create())
        .apply("Find crops", ParDo.of(new FindCrops(config.maxAttempts())))
        .setCoder(KvCoder.of(TrackKeyCoder.of(), TrackCropsCoder.of()))
        .apply("Group by track", GroupByKey.create())
        .apply("Choose crops", ParDo.of(new ChooseCrops(config.maxAttempts())))
        .setCoder(KvCoder.of(VarIntCoder.of(), TrackCropsCoder.of()))
        .apply("Batch", GroupIntoBatches.ofSize(config.batchSize()))
        .apply("Classify", new ClassifyBatches(config).setResourceHints(classifierHints));
  }

  /** A step of its own, since Dataflow's runner forgets what a plain ParDo asks of workers. */
  private static final class ClassifyBatches
      extends PTransform<
          PCollection<KV<Integer, Iterable<TrackCrops>>>,
          PCollection<KV<WindowKey, TrackClassification>>> {
    private static final long serialVersionUID = 1L;
    private final ClassifierConfig config;

    ClassifyBatches(ClassifierConfig config) {
      this.config = config;
    }

    @Override
    public PCollection<KV<WindowKey, TrackClassification>> expand(
        PCollection<KV<Integer, Iterable<TrackCrops>>> batches) {
      return batches
          .apply("Look at crops", ParDo.of(new ClassifyBatch(config)))
          .setCoder(KvCoder.of(WindowKeyCoder.of(), TrackClassificationCoder.of()));
    }
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("classifier", config.model()))
        .add(DisplayData.item("device", config.device().name()))
        .add(DisplayData.item("batchSize", config.batchSize()))
        .add(DisplayData.item("maxAttempts", config.maxAttempts()))
        .add(DisplayData.item("windowFrames", windowFrames));
  }

  /** Puts each row where its frame is: a track's start may come with a later window. */
  static final class CutAtWindows extends DoFn<BoxTrackWindow, KV<WindowKey, TrackSightings>> {
    private static final long serialVersionUID = 1L;
    private final int windowFrames;

    CutAtWindows(int windowFrames) {
      this.windowFrames = windowFrames;
    }

    @ProcessElement
    public void process(
        @Element BoxTrackWindow window, OutputReceiver<KV<WindowKey, TrackSightings>> out) {
      for (BoxTrackWindow part : window.cut(windowFrames)) {
        out.output(KV.of(part.key(), TrackSightings.of(part)));
      }
    }
  }

  static final class FindCrops extends DoFn<KV<WindowKey, CoGbkResult>, KV<TrackKey, TrackCrops>> {
    private static final long serialVersionUID = 1L;
    private final int maxAttempts;

    FindCrops(int maxAttempts) {
      this.maxAttempts = maxAttempts;
    }

    @ProcessElement
    public void process(
        @Element KV<WindowKey, CoGbkResult> element, OutputReceiver<KV<TrackKey, TrackCrops>> out) {
      new TrackCropsFinder(maxAttempts)
          .find(
              element.getKey().index(),
              element.getValue().getAll(SIGHTINGS),
              element.getValue().getAll(CROPS))
          .forEach(track -> out.output(KV.of(track.key(), track)));
    }
  }

  static final class ChooseCrops
      extends DoFn<KV<TrackKey, Iterable<TrackCrops>>, KV<Integer, TrackCrops>> {
    private static final long serialVersionUID = 1L;
    private final int maxAttempts;

    ChooseCrops(int maxAttempts) {
      this.maxAttempts = maxAttempts;
    }

    @ProcessElement
    public void process(
        @Element KV<TrackKey, Iterable<TrackCrops>> track,
        OutputReceiver<KV<Integer, TrackCrops>> out) {
      int shard = Math.floorMod(track.getKey().hashCode(), SHARDS);
      out.output(KV.of(shard, new TrackCropsFinder(maxAttempts).merge(track.getValue())));
    }
  }

  static final class ClassifyBatch
      extends DoFn<KV<Integer, Iterable<TrackCrops>>, KV<WindowKey, TrackClassification>> {
    private static final long serialVersionUID = 1L;
    private final Counter classifierCalls =
        Metrics.counter(ClassifyTracks.class, "classifierCalls");
    private final Counter classificationFailures =
        Metrics.counter(ClassifyTracks.class, "classificationFailures");
    private final Counter tracks = Metrics.counter(ClassifyTracks.class, "tracks");
    private final Counter tracksClassified =
        Metrics.counter(ClassifyTracks.class, "tracksClassified");
    private final Counter cpuFallbacks = Metrics.counter(ClassifyTracks.class, "cpuFallbacks");
    private final Distribution classifyMillis =
        Metrics.distribution(ClassifyTracks.class, "classifyMillis");
    private final ClassifierConfig config;
    private transient OnnxCropClassifier classifier;

    ClassifyBatch(ClassifierConfig config) {
      this.config = config;
    }

    @Setup
    public void open() {
      classifier = OnnxCropClassifier.open(config);
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<TrackCrops>> batch,
        OutputReceiver<KV<WindowKey, TrackClassification>> out)
        throws IOException {
      long start = System.nanoTime();
      List<TrackCrops> members = new ArrayList<>();
      batch.getValue().forEach(members::add);
      TrackClassifier together = new TrackClassifier(classifier, config.maxAttempts());
      List<TrackClassification> classified = together.classify(members);
      for (int i = 0; i < members.size(); i++) {
        TrackClassification track = classified.get(i);
        for (long window : members.get(i).windows()) {
          out.output(KV.of(new WindowKey(track.key().recording(), window), track));
        }
        tracksClassified.inc(track.classification().isUnknown() ? 0 : 1);
      }
      tracks.inc(members.size());
      classifierCalls.inc(together.calls());
      classificationFailures.inc(together.failures());
      cpuFallbacks.inc(classifier.takeFallbacks());
      classifyMillis.update(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    @Teardown
    public void close() {
      if (classifier != null) {
        classifier.close();
      }
    }
  }
}
