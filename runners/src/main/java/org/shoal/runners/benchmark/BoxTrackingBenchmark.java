package org.shoal.runners.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.mot.MotReader;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;
import org.shoal.transforms.track2d.BoxTracker;
import org.shoal.transforms.track2d.BoxTrackerConfig;
import org.shoal.transforms.track2d.ByteTracker;

/**
 * Measures the tracker of boxes on one thread against ByteTrack as it is usually written in Python,
 * with numpy and scipy, on the same detections in the same run.
 */
public final class BoxTrackingBenchmark {
  private static final int REPETITIONS = 15;
  private static final String SCRIPT = "byte_track.py";

  private BoxTrackingBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param arguments detections, MOTChallenge text; frames that the reference tracks, 2000 unless
   *     given
   */
  public static void main(String[] arguments) throws Exception {
    String detections = arguments[0];
    String frames = arguments.length > 1 ? arguments[1] : "2000";
    run(detections, frames, System.out);
  }

  private static void run(String detections, String frames, PrintStream out) throws Exception {
    DetectionColumns found = MotReader.read(detections);
    String[] said = reference(detections, frames);
    double reference = Double.parseDouble(said[1]) / Double.parseDouble(said[0]);
    out.printf("python, %s frames: %.0f frames/s, %s ids%n", said[1], reference, said[2]);
    print(out, "shoal, cold", track(found), found.frameCount(), reference);
    double[] best = track(found);
    for (int i = 0; i < REPETITIONS; i++) {
      double[] again = track(found);
      best = again[0] < best[0] ? again : best;
    }
    print(out, "shoal, warm", best, found.frameCount(), reference);
  }

  private static void print(
      PrintStream out, String name, double[] measured, int frames, double reference) {
    double rate = frames / measured[0];
    out.printf(
        "%s, %d frames: %.0f frames/s, %.0f ids; %.0f times as fast%n",
        name, frames, rate, measured[1], rate / reference);
  }

  /** Seconds and number of ids. */
  private static double[] track(DetectionColumns found) {
    byte[] status = new byte[found.frameCount()];
    double[] times = new double[found.frameCount()];
    CameraWindow window = new CameraWindow("", 0, status, times, 0, found);
    long start = System.nanoTime();
    BoxTracker tracker = new ByteTracker(BoxTrackerConfig.defaults());
    BoxTrackColumnsBuilder rows = new BoxTrackColumnsBuilder();
    tracker.track(window, rows);
    int size = rows.build().size();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (size == 0) {
      throw new IllegalStateException("nothing was tracked");
    }
    return new double[] {seconds, tracker.counts().confirmed()};
  }

  private static String[] reference(String detections, String frames)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("box-tracking-benchmark");
    Path script = folder.resolve(SCRIPT);
    try {
      try (InputStream in = BoxTrackingBenchmark.class.getResourceAsStream(SCRIPT)) {
        Files.copy(in, script);
      }
      String python = System.getProperty("shoal.python", "python3");
      Process process =
          new ProcessBuilder(python, script.toString(), detections, frames)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(python + " failed: " + said);
      }
      return said.strip().split(" ");
    } finally {
      Files.deleteIfExists(script);
      Files.delete(folder);
    }
  }
}
