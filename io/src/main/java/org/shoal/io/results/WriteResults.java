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
import org.shoal.io.NativeMemory;
import org.shoal.io.Problem;
import org.shoal.io.coders.Packed;
import org.shoal.io.detection.ResultWindow;
import org.shoal.io.recording.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every result file of every recording. Workers write each window's part into shards, side
 * by side; then one step a recording copies the shards' bytes together. The shards stay until the
 * whole job is at its end: a runner that loses a worker may do any step again. Windows come packed
 * with the format's coder, since many of them may wait to be written.
 *
 * @param <W> the windows
 * @param <F> what the last step must know of each
 */
public final class WriteResults<W extends ResultWindow, F>
    extends PTransform<PCollection<Packed<W>>, PDone> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(WriteResults.class);
  private static final TupleTag<Recording> RECORDINGS = new TupleTag<>("recordings");
  private static final TupleTag<Problem> PROBLEMS = new TupleTag<>("problems");

  private final ResultFormat<W, F> format;
  private final ResultsConfig config;
  private final transient PCollection<Recording> recordings;
  private final transient PCollection<Problem> problems;

  private WriteResults(
      ResultFormat<W, F> format,
      ResultsConfig config,
      PCollection<Recording> recordings,
      PCollection<Problem> problems) {
    this.format = format;
    this.config = config;
    this.recordings = recordings;
    this.problems = problems;
  }

  /**
   * Writes the results of recordings.
   *
   * @param format what a mission writes
   * @param recordings the recordings, with their number of frames
   * @param problems what went wrong on the way
   */
  public static <W extends ResultWindow, F> WriteResults<W, F> of(
      ResultFormat<W, F> format,
      ResultsConfig config,
      PCollection<Recording> recordings,
      PCollection<Problem> problems) {
    return new WriteResults<>(format, config, recordings, problems);
  }

  @Override
  public PDone expand(PCollection<Packed<W>> windows) {
    TupleTag<WindowShards<F>> shardsTag = new TupleTag<>("shards");
    PCollection<KV<String, WindowShards<F>>> shards =
        windows
            .apply("Spread windows", Reshuffle.viaRandomKey())
            .apply("Write shards", ParDo.of(new WriteShards<>(format, config)))
            .setCoder(
                KvCoder.of(StringUtf8Coder.of(), new WindowShardsCoder<>(format.factsCoder())));
    KeyedPCollectionTuple.of(
            RECORDINGS, recordings.apply("Key recordings", byName(Recording::name)))
        .and(shardsTag, shards)
        .and(PROBLEMS, problems.apply("Key problems", byName(Problem::recording)))
        .apply("Group by recording", CoGroupByKey.create())
        .apply("Assemble", ParDo.of(new Assemble<>(format, config, shardsTag)));
    return PDone.in(windows.getPipeline());
  }

  private static <T> WithKeys<String, T> byName(SerializableFunction<T, String> name) {
    return WithKeys.of(name).withKeyType(TypeDescriptors.strings());
  }

  static final class WriteShards<W extends ResultWindow, F>
      extends DoFn<Packed<W>, KV<String, WindowShards<F>>> {
    private static final long serialVersionUID = 1L;
    private final Counter windowsWritten = Metrics.counter(WriteResults.class, "windowsWritten");
    private final Counter framesWritten = Metrics.counter(WriteResults.class, "framesWritten");
    private final Distribution writeMillis =
        Metrics.distribution(WriteResults.class, "writeMillis");
    private final ResultFormat<W, F> format;
    private final ResultsConfig config;
    private transient Map<String, ShardWriter<W, F>> writers;

    WriteShards(ResultFormat<W, F> format, ResultsConfig config) {
      this.format = format;
      this.config = config;
    }

    @Setup
    public void setup() {
      writers = new HashMap<>();
    }

    @ProcessElement
    public void process(
        @Element Packed<W> packed, OutputReceiver<KV<String, WindowShards<F>>> shards)
        throws IOException {
      W window = packed.value(format.windowCoder());
      long start = System.nanoTime();
      String recording = window.frames().key().recording();
      WindowShards<F> written = writers.computeIfAbsent(recording, this::writer).write(window);
      new ProgressMarkers(config.folder(recording)).written(window.frames().key().index());
      shards.output(KV.of(recording, written));
      long millis = (System.nanoTime() - start) / 1_000_000;
      LOG.info(
          "finished window recording={} window={} first_frame={} frames={} write_millis={}",
          recording,
          window.frames().key().index(),
          window.frames().firstFrame(),
          window.frames().frameCount(),
          millis);
      windowsWritten.inc();
      framesWritten.inc(window.frames().frameCount());
      writeMillis.update(millis);
      NativeMemory.trim();
    }

    private ShardWriter<W, F> writer(String recording) {
      return new ShardWriter<>(
          format, config.recordings().get(recording), config.folder(recording));
    }
  }

  static final class Assemble<W extends ResultWindow, F>
      extends DoFn<KV<String, CoGbkResult>, Void> {
    private static final long serialVersionUID = 1L;
    private final Distribution assembleMillis =
        Metrics.distribution(WriteResults.class, "assembleMillis");
    private final ResultFormat<W, F> format;
    private final ResultsConfig config;
    private final TupleTag<WindowShards<F>> shardsTag;

    Assemble(ResultFormat<W, F> format, ResultsConfig config, TupleTag<WindowShards<F>> shardsTag) {
      this.format = format;
      this.config = config;
      this.shardsTag = shardsTag;
    }

    @ProcessElement
    public void process(@Element KV<String, CoGbkResult> element) throws IOException {
      long start = System.nanoTime();
      List<WindowShards<F>> shards = new ArrayList<>();
      element.getValue().getAll(shardsTag).forEach(shards::add);
      List<Problem> problems = new ArrayList<>();
      element.getValue().getAll(PROBLEMS).forEach(problems::add);
      new ResultAssembler<>(format, config, element.getValue().getOnly(RECORDINGS))
          .assemble(shards, problems);
      assembleMillis.update((System.nanoTime() - start) / 1_000_000);
    }
  }
}
