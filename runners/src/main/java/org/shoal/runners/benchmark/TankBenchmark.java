package org.shoal.runners.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FootageIndex;
import org.shoal.io.video.FootageIndexer;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentDecoder;
import org.shoal.io.video.SegmentPlanner;
import org.shoal.io.video.StagedFootage;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;
import org.shoal.transforms.detect.DetectorConfig;
import org.shoal.transforms.detect.FrameDetector;
import org.shoal.transforms.detect.OnnxDetector;

/**
 * Measures {@code shoal tank} against what bounds it: decoding alone and inference alone, with the
 * same libraries, threads, recording and model, in the same run.
 */
public final class TankBenchmark {
  private static final int BATCH = 8;
  private static final double SEGMENT_SECONDS = 5;
  private static final int FRAMES_OF_A_SEGMENT_KEPT = 2 * BATCH;

  private final List<Segment> segments;
  private final DetectorConfig config;
  private final int threads = Runtime.getRuntime().availableProcessors();

  private TankBenchmark(List<Segment> segments, DetectorConfig config) {
    this.segments = segments;
    this.config = config;
  }

  /**
   * Runs the benchmark: everything once to warm up, then once to measure.
   *
   * @param arguments recording.yaml, model.onnx, and further options of {@code shoal tank}
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2) {
      System.err.println("usage: TankBenchmark recording.yaml model.onnx [--option=value ...]");
      System.exit(ExitCode.USAGE.status());
    }
    TankBenchmark benchmark =
        new TankBenchmark(plan(arguments[0]), DetectorConfig.of(arguments[1]).withBatchSize(BATCH));
    List<String> command = command(arguments);
    benchmark.measure(command, System.err);
    benchmark.measure(command, System.out);
  }

  private void measure(List<String> command, PrintStream out) throws Exception {
    double decode = framesPerSecond(segment -> decode(segment, config, new ArrayList<>()));
    double infer = framesPerSecond(this::infer);
    double bound = 1 / (1 / decode + 1 / infer);
    long start = System.nanoTime();
    ExitCode exit = Main.run(command, out, System.err);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exit == ExitCode.USAGE || exit == ExitCode.FAILED) {
      throw new IllegalStateException("shoal tank ended with " + exit);
    }
    long frames = segments.stream().mapToLong(s -> s.endFrame() - s.firstFrame()).sum();
    double whole = frames / seconds;
    out.printf("%d camera frames, %d threads%n", frames, threads);
    out.printf("decoding alone   %8.0f frames/s%n", decode);
    out.printf("inference alone  %8.0f frames/s%n", infer);
    out.printf("bound by both    %8.0f frames/s%n", bound);
    out.printf("shoal tank       %8.0f frames/s, %.2f of the bound%n", whole, whole / bound);
  }

  private static List<String> command(String[] arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("tank");
    command.add("--recording=" + arguments[0]);
    command.add("--model=" + arguments[1]);
    command.add("--output=" + Files.createTempDirectory("tank-benchmark"));
    command.add("--batchSize=" + BATCH);
    command.add("--segmentSeconds=" + SEGMENT_SECONDS);
    command.add("--progress=NEVER");
    command.addAll(List.of(arguments).subList(2, arguments.length));
    return command;
  }

  private static List<Segment> plan(String yaml) throws IOException {
    Recording recording = RecordingReader.findFootage(RecordingReader.read(yaml));
    List<Segment> segments = new ArrayList<>();
    for (RecordingCamera camera : recording.cameras()) {
      List<FootageIndex> indexes = new ArrayList<>();
      for (String file : camera.footage()) {
        indexes.add(FootageIndexer.index(file, Path.of(file)));
      }
      segments.addAll(SegmentPlanner.plan(recording, camera, indexes, SEGMENT_SECONDS).segments());
    }
    return segments;
  }

  /** Work on a segment that says how many frames it did and in how much time. */
  @FunctionalInterface
  private interface SegmentWork {
    Work run(Segment segment) throws Exception;
  }

  private record Work(long frames, long nanos) {}

  /** All segments on all threads: frames a second of the work proper, times the threads. */
  private double framesPerSecond(SegmentWork work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Work>> tasks = new ArrayList<>();
      segments.forEach(segment -> tasks.add(() -> work.run(segment)));
      long frames = 0;
      long nanos = 0;
      for (Future<Work> done : pool.invokeAll(tasks)) {
        frames += done.get().frames();
        nanos += done.get().nanos();
      }
      return threads * frames / (nanos / 1e9);
    } finally {
      pool.shutdown();
    }
  }

  private static Work decode(Segment segment, DetectorConfig config, List<DecodedFrame> kept)
      throws IOException {
    try (FrameDetector detector = OnnxDetector.open(config)) {
      FrameScaling scaling = detector.scaling();
      long start = System.nanoTime();
      long frames = 0;
      try (StagedFootage footage = StagedFootage.open(segment.uri());
          SegmentDecoder decoder = SegmentDecoder.open(segment, footage.path(), scaling, 1)) {
        for (Optional<DecodedFrame> frame = decoder.next();
            frame.isPresent();
            frame = decoder.next()) {
          frames++;
          if (kept.size() < FRAMES_OF_A_SEGMENT_KEPT) {
            kept.add(frame.get());
          }
        }
      }
      return new Work(frames, System.nanoTime() - start);
    }
  }

  private Work infer(Segment segment) throws IOException {
    List<DecodedFrame> frames = new ArrayList<>();
    long wanted = decode(segment, config, frames).frames();
    try (FrameDetector detector = OnnxDetector.open(config)) {
      long start = System.nanoTime();
      long done = 0;
      for (int at = 0; done < wanted; at = (at + BATCH) % frames.size()) {
        List<DecodedFrame> batch = frames.subList(at, Math.min(frames.size(), at + BATCH));
        detector.detect(batch);
        done += batch.size();
      }
      return new Work(done, System.nanoTime() - start);
    }
  }
}
