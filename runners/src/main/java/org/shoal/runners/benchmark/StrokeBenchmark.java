package org.shoal.runners.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.Wrist;
import org.shoal.io.video.DecodedFrame;
import org.shoal.transforms.pose.BackendKind;
import org.shoal.transforms.pose.BlankFootage;
import org.shoal.transforms.pose.PoseBackend;
import org.shoal.transforms.pose.PoseBackends;
import org.shoal.transforms.pose.PoseConfig;
import org.shoal.transforms.stroke.StrokeConfig;
import org.shoal.transforms.stroke.StrokeCounter;
import org.shoal.transforms.stroke.StrokeSink;

/**
 * Measures the way from keypoints to strokes of both wrists and their rate against looking for the
 * peaks of one wrist's last 300 frames at every frame with scipy, in the same run.
 */
public final class StrokeBenchmark {
  private static final double FPS = 30;
  private static final int WINDOW = 1000;
  private static final int REPETITIONS = 20;
  private static final String SCRIPT = "rescan_peaks.py";

  private final List<PoseWindow> windows;
  private final long frames;

  private StrokeBenchmark(double hours) throws IOException {
    frames = Math.round(hours * 3600 * FPS);
    windows = make(frames);
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments hours of keypoints, 1 unless given
   */
  public static void main(String[] arguments) throws Exception {
    double hours = arguments.length == 0 ? 1 : Double.parseDouble(arguments[0]);
    new StrokeBenchmark(hours).run(System.out);
  }

  private void run(PrintStream out) throws Exception {
    Counted cold = count();
    Counted warm = cold;
    for (int i = 0; i < REPETITIONS; i++) {
      Counted again = count();
      warm = again.seconds < warm.seconds ? again : warm;
    }
    String[] said = rescan();
    double reference = Double.parseDouble(said[0]);
    double referenceCpu = Double.parseDouble(said[1]);
    if (Long.parseLong(said[2]) != cold.left) {
      throw new IllegalStateException(
          "scipy has " + said[2] + " peaks of the left wrist, not " + cold.left);
    }
    out.printf("%d frames, %d strokes, %d of the left wrist%n", frames, cold.strokes, cold.left);
    out.printf("scipy, one wrist, every frame  %9.4f s, %.4f s of CPU%n", reference, referenceCpu);
    print(out, "shoal, both wrists, cold", cold, reference, referenceCpu);
    print(out, "shoal, both wrists, warm", warm, reference, referenceCpu);
  }

  private static void print(
      PrintStream out, String name, Counted counted, double reference, double referenceCpu) {
    out.printf(
        "%-30s %9.4f s, %.0f times as fast; %.4f s of CPU, %.0f times; at most %d values held%n",
        name,
        counted.seconds,
        reference / counted.seconds,
        counted.cpuSeconds,
        referenceCpu / counted.cpuSeconds,
        counted.retained);
  }

  private record Counted(
      double seconds, double cpuSeconds, long strokes, long left, int retained) {}

  private Counted count() {
    long[] strokes = new long[2];
    StrokeSink sink =
        new StrokeSink() {
          @Override
          public void stroke(Stroke stroke) {
            strokes[stroke.wrist() == Wrist.LEFT ? 0 : 1]++;
          }

          @Override
          public void rate(RateSample sample) {}
        };
    int retained = 0;
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    StrokeCounter counter = new StrokeCounter(StrokeConfig.defaults(), FPS);
    for (PoseWindow window : windows) {
      counter.count(window, sink);
      retained = Math.max(retained, counter.retained());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Counted(seconds, cpuSeconds() - cpu, strokes[0] + strokes[1], strokes[0], retained);
  }

  /** Of the whole process, the compiler's and the collector's threads included. */
  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** A swimmer at 60 strokes a minute, seen in every frame, so that both sides see the same. */
  private static List<PoseWindow> make(long frames) throws IOException {
    FrameClock clock = new FrameClock(FPS, 0);
    BlankFootage footage = new BlankFootage(FPS, 0, frames);
    List<PoseWindow> windows = new ArrayList<>();
    try (PoseBackend backend = PoseBackends.create(PoseConfig.of(BackendKind.SINE))) {
      for (long from = 0; from < frames; from += WINDOW) {
        int count = (int) Math.min(WINDOW, frames - from);
        List<SwimPose> poses = new ArrayList<>();
        double[] times = new double[count];
        byte[] status = new byte[count];
        for (int f = 0; f < count; f++) {
          DecodedFrame frame = footage.frame(from + f);
          poses.addAll(backend.estimate(frame));
          times[f] = frame.timestampSeconds();
          status[f] = FrameStatus.DECODED.code();
        }
        WindowKey key = new WindowKey("made", from / WINDOW);
        PoseColumns columns = PoseColumns.of(from, count, poses);
        boolean last = from + count == frames;
        windows.add(new PoseWindow(key, "", 0, clock, from, last, status, times, 0, columns));
      }
    }
    return windows;
  }

  private String[] rescan() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("stroke-benchmark");
    Path script = folder.resolve(SCRIPT);
    Path keypoints = folder.resolve("keypoints");
    try {
      try (InputStream in = StrokeBenchmark.class.getResourceAsStream(SCRIPT)) {
        Files.copy(in, script);
      }
      write(keypoints);
      String python = System.getProperty("shoal.python", "python3");
      Process process =
          new ProcessBuilder(python, script.toString(), keypoints.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(python + " failed: " + said);
      }
      return said.strip().split(" ");
    } finally {
      Files.deleteIfExists(keypoints);
      Files.deleteIfExists(script);
      Files.delete(folder);
    }
  }

  private void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeDouble(FPS);
      out.writeDouble((double) frames);
      for (PoseWindow window : windows) {
        for (int f = 0; f < window.frameCount(); f++) {
          out.writeDouble(window.timestampSeconds()[f]);
          for (int value = 0; value < PoseColumns.STRIDE; value++) {
            out.writeDouble(window.poses().keypoints()[PoseColumns.STRIDE * f + value]);
          }
        }
      }
    }
  }
}
