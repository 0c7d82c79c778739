package org.shoal.runners.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.video.FootageSurveyor;
import org.shoal.io.video.Segment;
import org.shoal.pipelines.ExitCode;
import org.shoal.transforms.detect.DetectorConfig;
import org.shoal.transforms.detect.OnnxDetector;
import org.shoal.transforms.detect.SegmentDetector;

/**
 * Prints how much memory the process has, on the heap and beside it, as it decodes a recording's
 * segments over and over and looks for things in them. To be run with a small heap that is all
 * there from the start, so that what grows is ffmpeg's or ONNX Runtime's: {@code -Xms256m -Xmx256m
 * -XX:+AlwaysPreTouch}. Linux only.
 */
public final class SegmentMemory {
  private static final double SEGMENT_SECONDS = 1;
  private static final int BETWEEN_LOOKS = 100;
  private static final double MEBIBYTE = 1 << 20;

  private SegmentMemory() {}

  /**
   * Runs it.
   *
   * @param arguments recording.yaml, model.onnx and the number of segments; then, if pictures are
   *     to be looked at in full size, too, of how many frames one
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3 && arguments.length != 4) {
      System.err.println("usage: SegmentMemory recording.yaml model.onnx SEGMENTS [FRAMES]");
      System.exit(ExitCode.USAGE.status());
    }
    List<Segment> segments = plan(arguments[0]);
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (OnnxDetector detector = OnnxDetector.open(DetectorConfig.of(arguments[1]))) {
      SegmentDetector reader =
          arguments.length == 4
              ? SegmentDetector.observed(detector, 8, 1, fullSize(Integer.parseInt(arguments[3])))
              : new SegmentDetector(detector, 8, 1);
      long frames = 0;
      for (int done = 0; done < Integer.parseInt(arguments[2]); done += BETWEEN_LOOKS) {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = done; i < done + BETWEEN_LOOKS; i++) {
          Segment segment = segments.get(i % segments.size());
          tasks.add(() -> reader.detect(segment).decoded());
        }
        for (Future<Integer> decoded : pool.invokeAll(tasks)) {
          frames += decoded.get();
        }
        System.out.printf(
            "%5d segments, %6d frames: %.0f MiB%n",
            done + BETWEEN_LOOKS, frames, ProcessMemory.now() / MEBIBYTE);
      }
    } finally {
      pool.shutdown();
    }
  }

  /** Asks for the full size of one in so many frames. */
  private static SegmentDetector.Observer fullSize(int frames) {
    return (frame, found) -> {
      int size = 3 * frame.sourceWidth() * frame.sourceHeight();
      if (frame.index() % frames == 0 && frame.source().pixels().length != size) {
        throw new IllegalStateException("not of full size: " + frame.index());
      }
    };
  }

  private static List<Segment> plan(String yaml) throws Exception {
    Recording recording = RecordingReader.findFootage(RecordingReader.read(yaml));
    List<Segment> segments = new ArrayList<>();
    for (RecordingCamera camera : recording.cameras()) {
      segments.addAll(FootageSurveyor.survey(recording, camera, SEGMENT_SECONDS).segments());
    }
    return segments;
  }
}
