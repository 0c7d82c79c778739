package org.shoal.io.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.shoal.io.Problem;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedWindow;

/**
 * Writes every result file of every recording. Workers write each window's part into shards, side
 * by side; then one step a recording copies the shards' bytes together.
 */
public final class WriteTankResults extends PTransform<PCollection<SmoothedWindow>, PDone> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<Recording> RECORDINGS = new TupleTag<>("recordings");
  private static final TupleTag<WindowShards> SHARDS = new TupleTag<>("shards");
  private static final TupleTag<Problem> PROBLEMS = new TupleTag<>("problems");

  private final TankResultsConfig config;
  private final transient PCollection<Recording> recordings;
  private final transient PCollection<Problem> problems;

  private WriteTankResults(
      TankResultsConfig config, PCollection<Recording> recordings, PCollection<Problem> problems) {
    this.config = config;
    this.recordings = recordings;
    this.problems = problems;
  }

  /**
   * Writes the results of recordings.
   *
   * @param recordings the recordings, with their number of frames
   * @param problems what went wrong on the way
   */
  public static WriteTankResults with(
      TankResultsConfig config, PCollection<Recording> recordings, PCollection<Problem> problems) {
    return new WriteTankResults(config, recordings, problems);
  }

  @Override
  public PDone expand(PCollection<SmoothedWindow> windows) {
    PCollection<KV<String, WindowShards>> shards =
        windows
            .apply("Spread windows", Reshuffle.viaRandomKey())
            .apply("Write shards", ParDo.of(new WriteShards(config)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), WindowShardsCoder.of()));
    KeyedPCollectionTuple.of(
            RECORDINGS, recordings.apply("Key recordings", byName(Recording::name)))
        .and(SHARDS, shards)
        .and(PROBLEMS, problems.apply("Key problems", byName(Problem::recording)))
        .apply("Group by recording", CoGroupByKey.create())
        .apply("Assemble", ParDo.of(new Assemble(config)))
        .setCoder(StringUtf8Coder.of())
        // Shards may go only when it is certain that they will not be asked for again.
        .apply("Settle", Reshuffle.viaRandomKey())
        .apply("Remove shards", ParDo.of(new RemoveShards(config)));
    return PDone.in(windows.getPipeline());
  }

  private static <T> WithKeys<String, T> byName(SerializableFunction<T, String> name) {
    return WithKeys.of(name).withKeyType(TypeDescriptors.strings());
  }

  static final class WriteShards extends DoFn<SmoothedWindow, KV<String, WindowShards>> {
    private static final long serialVersionUID = 1L;
    private final Counter windowsWritten =
        Metrics.counter(WriteTankResults.class, "windowsWritten");
    private final Distribution writeMillis =
        Metrics.distribution(WriteTankResults.class, "writeMillis");
    private final TankResultsConfig config;
    private transient Map<String, ShardWriter> writers;

    WriteShards(TankResultsConfig config) {
      this.config = config;
    }

    @Setup
    public void setup() {
      writers = new HashMap<>();
    }

    @ProcessElement
    public void process(
        @Element SmoothedWindow window, OutputReceiver<KV<String, WindowShards>> shards)
        throws IOException {
      long start = System.nanoTime();
      String recording = window.frames().key().recording();
      WindowShards written = writers.computeIfAbsent(recording, this::writer).write(window);
      if (config.markProgress()) {
        new ProgressMarkers(config.folder(recording)).written(window.frames().key().index());
      }
      shards.output(KV.of(recording, written));
      windowsWritten.inc();
      writeMillis.update((System.nanoTime() - start) / 1_000_000);
    }

    private ShardWriter writer(String recording) {
      return new ShardWriter(
          config.recordings().get(recording), config.folder(recording), config.layout(recording));
    }
  }

  static final class Assemble extends DoFn<KV<String, CoGbkResult>, String> {
    private static final long serialVersionUID = 1L;
    private final Distribution assembleMillis =
        Metrics.distribution(WriteTankResults.class, "assembleMillis");
    private final TankResultsConfig config;

    Assemble(TankResultsConfig config) {
      this.config = config;
    }

    @ProcessElement
    public void process(@Element KV<String, CoGbkResult> element, OutputReceiver<String> assembled)
        throws IOException {
      long start = System.nanoTime();
      String name = element.getKey();
      List<WindowShards> shards = new ArrayList<>();
      element.getValue().getAll(SHARDS).forEach(shards::add);
      List<Problem> problems = new ArrayList<>();
      element.getValue().getAll(PROBLEMS).forEach(problems::add);
      new ResultAssembler(
              element.getValue().getOnly(RECORDINGS),
              config.folder(name),
              config.layout(name),
              config.provenance().getOrDefault(name, Provenance.none()),
              config.maxBadFrameFraction())
          .assemble(shards, problems);
      assembled.output(name);
      assembleMillis.update((System.nanoTime() - start) / 1_000_000);
    }
  }

  static final class RemoveShards extends DoFn<String, Void> {
    private static final long serialVersionUID = 1L;
    private final TankResultsConfig config;

    RemoveShards(TankResultsConfig config) {
      this.config = config;
    }

    @ProcessElement
    public void process(@Element String recording) throws IOException {
      config.folder(recording).removeShards();
    }
  }
}
