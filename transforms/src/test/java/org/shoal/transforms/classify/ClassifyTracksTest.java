package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.classification.TrackState;
import org.shoal.io.crop.CropColumns;
import org.shoal.io.crop.CropColumnsCoder;
import org.shoal.io.crop.CropFile;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;
import org.shoal.io.track2d.BoxTrackWindow;
import org.shoal.io.track2d.BoxTrackWindowCoder;

/**
 * Two cameras, windows of 10 frames. Track 1 is seen from frame 5 to 24, its crops are a dark one
 * in frame 9 and a red one in frame 10; track 2 of frames 3 and 4 has two dark crops; track 3,
 * which is in no zone, is seen in frame 21; the other camera's track 1 has a green crop in its
 * first frame.
 */
class ClassifyTracksTest {
  @TempDir private Path folder;

  @Test
  void tracksAreClassifiedOnceAndComeToAllTheirWindows() throws IOException {
    String model = Colours.classifier(folder).toString();
    Path target = folder.resolve("left.crops");
    try (CropFile crops = CropFile.create(target.toString())) {
      crops.write(Colours.crop(0, 0, 0));
      crops.write(Colours.crop(255, 0, 0));
      crops.write(Colours.crop(0, 255, 0));
      crops.commit();
    }
    String file = target.toString();
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    PCollection<KV<WindowKey, CropColumns>> crops =
        pipeline.apply(
            "Crops",
            Create.of(
                    crops("left", 0, file, new long[] {3, 4, 9}, new int[] {1, 1, 0}, 0, 0, 0),
                    crops("left", 1, file, new long[] {10, 11}, new int[] {0, 0}, 1, 2),
                    crops("right", 0, file, new long[] {7}, new int[] {0}, 2))
                .withCoder(KvCoder.of(WindowKeyCoder.of(), CropColumnsCoder.of())));
    PCollection<BoxTrackWindow> tracks =
        pipeline.apply("Tracks", Create.of(tracks()).withCoder(BoxTrackWindowCoder.of()));
    ClassifierConfig config = ClassifierConfig.of(model).withBatchSize(3);
    PCollection<KV<WindowKey, TrackClassification>> classified =
        tracks.apply(ClassifyTracks.with(config, crops).withWindowFrames(10));
    PAssert.that(classified).satisfies(ClassifyTracksTest::check);
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(counter(result, "classifierCalls"), is(5L));
    assertThat(counter(result, "classificationFailures"), is(3L));
    assertThat(counter(result, "tracks"), is(4L));
    assertThat(counter(result, "tracksClassified"), is(2L));
  }

  private static Void check(Iterable<KV<WindowKey, TrackClassification>> classified) {
    TreeMap<String, List<Long>> windows = new TreeMap<>();
    TreeMap<String, TrackClassification> tracks = new TreeMap<>();
    for (KV<WindowKey, TrackClassification> keyed : classified) {
      TrackKey key = keyed.getValue().key();
      assertThat(keyed.getKey().recording(), is("belt"));
      String name = key.camera() + key.track();
      windows.computeIfAbsent(name, n -> new ArrayList<>()).add(keyed.getKey().index());
      tracks.put(name, keyed.getValue());
    }
    windows.values().forEach(list -> list.sort(null));
    assertThat(windows.toString(), is("{left1=[0, 1, 2], left2=[0], left3=[2], right1=[0]}"));
    TrackClassification red = tracks.get("left1");
    assertThat(red.classification().value(Attribute.CAP), is("red"));
    assertThat(red.attempts().size(), is(2));
    assertThat(red.stateAt(5), is(TrackState.NEW));
    assertThat(red.stateAt(9), is(TrackState.TRACKED));
    assertThat(red.stateAt(10), is(TrackState.CLASSIFIED));
    assertThat(red.lastFrame(), is(24L));
    assertThat(tracks.get("left2").stateAt(3), is(TrackState.NEW));
    assertThat(tracks.get("left2").stateAt(4), is(TrackState.FAILED));
    assertThat(tracks.get("left3").attempts().size(), is(0));
    assertThat(tracks.get("right1").stateAt(7), is(TrackState.CLASSIFIED));
    assertThat(tracks.get("right1").classification().value(Attribute.CAP), is("green"));
    return null;
  }

  /** Frame 9 comes with the window of frame 10, as a track's start does that is confirmed late. */
  private static List<BoxTrackWindow> tracks() {
    return List.of(
        tracks("left", 0, new long[] {3, 4, 5}, new int[] {2, 2, 1}, 1, 1, 0),
        tracks("left", 1, new long[] {9, 10, 11, 12}, new int[] {1, 1, 1, 1}, 0, 0, 0, -1),
        tracks("left", 2, new long[] {21, 24}, new int[] {3, 1}, 0, 0),
        tracks("right", 0, new long[] {7}, new int[] {1}, 0));
  }

  private static BoxTrackWindow tracks(
      String camera, long window, long[] frames, int[] tracks, int... detections) {
    BoxTrackColumnsBuilder rows = new BoxTrackColumnsBuilder();
    for (int row = 0; row < frames.length; row++) {
      rows.row(frames[row], tracks[row], 0, 0, 9, 9, 1, detections[row]);
    }
    return new BoxTrackWindow(new WindowKey("belt", window), camera, rows.build());
  }

  private static KV<WindowKey, CropColumns> crops(
      String camera, long window, String file, long[] frames, int[] indices, int... positions) {
    return KV.of(
        new WindowKey("belt", window),
        new CropColumns(camera, file, Colours.SIZE, Colours.SIZE, frames, indices, positions));
  }

  private static long counter(PipelineResult result, String name) {
    long sum = 0;
    for (MetricResult<Long> counter :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named(ClassifyTracks.class, name))
                    .build())
            .getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }
}
