package org.shoal.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionsReader;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.transforms.associate.AssociatedWindow;
import org.shoal.transforms.associate.AssociationConfig;
import org.shoal.transforms.associate.PointColumns;
import org.shoal.transforms.associate.RansacAssociator;
import org.shoal.transforms.gather.WindowGatherer;
import org.shoal.transforms.geometry.CameraRig;
import org.shoal.transforms.simulate.DetectionSimulation;
import org.shoal.transforms.simulate.DetectorFlaws;
import org.shoal.transforms.simulate.TankConfig;
import org.shoal.transforms.simulate.TankLayout;
import org.shoal.transforms.smooth.SmoothedTracks;
import org.shoal.transforms.smooth.SmootherConfig;
import org.shoal.transforms.smooth.WindowInContext;
import org.shoal.transforms.smooth.WindowSmoother;
import org.shoal.transforms.track.FishTracker;
import org.shoal.transforms.track.TrackerConfig;

/**
 * Frames a second of association and tracking, and of smoothing, on one core: simulated detections
 * of a window, without files or a runner around it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class TrackingBenchmark {
  private static final int FRAMES = 1000;
  private static final double FPS = 30;
  private static final long SEED = 1;

  /** Cameras x fish. */
  @Param({"12x9", "6x9", "24x9", "12x18", "12x30", "24x18", "24x30"})
  public String tank;

  /** How good the detections are. */
  @Param public Quality quality;

  /** What a detector gets wrong: noise in pixels, share of misses, share of false positives. */
  public enum Quality {
    USUAL(2, 0.05, 0.02),
    POOR(3, 0.15, 0.06);

    private final double pixelNoise;
    private final double missRate;
    private final double falsePositiveRate;

    Quality(double pixelNoise, double missRate, double falsePositiveRate) {
      this.pixelNoise = pixelNoise;
      this.missRate = missRate;
      this.falsePositiveRate = falsePositiveRate;
    }

    DetectorFlaws flaws() {
      return new DetectorFlaws(pixelNoise, missRate, falsePositiveRate, 0, 0, 1, 1, false, 0, 1);
    }
  }

  private FrameWindow window;
  private RansacAssociator associator;
  private TrackerConfig tracker;
  private WindowSmoother smoother;
  private WindowInContext tracked;

  /** Simulates a window, and tracks it once for the smoother. */
  @Setup
  public void simulate() throws IOException {
    int cameras = Integer.parseInt(tank.substring(0, tank.indexOf('x')));
    int fish = Integer.parseInt(tank.substring(tank.indexOf('x') + 1));
    DetectionSimulation simulation =
        new DetectionSimulation(
            new TankConfig(cameras, fish, FRAMES / FPS, FPS, 1600, 1200, SEED, false),
            TankLayout.large(),
            quality.flaws());
    window = window(simulation);
    Calibration calibration = simulation.calibration();
    List<String> names = window.cameras().stream().map(CameraWindow::camera).toList();
    associator =
        new RansacAssociator(
            AssociationConfig.defaults().withExpectedCount(fish), CameraRig.of(calibration, names));
    tracker = TrackerConfig.defaults().withExpectedCount(fish);
    smoother = new WindowSmoother(SmootherConfig.defaults(), FPS, calibration.medium());
    AssociatedWindow associated = AssociatedWindow.of(window, associator.associate(window));
    TrackColumns tracks = new FishTracker(tracker).track(associated);
    tracked = new WindowInContext(associated.tracked(tracks), List.of());
  }

  /** The points of every frame, and their identities. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public TrackColumns associateAndTrack() {
    PointColumns points = associator.associate(window);
    return new FishTracker(tracker).track(AssociatedWindow.of(window, points));
  }

  /** How restless the fish are, and their smoothed positions. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public SmoothedTracks smooth() {
    return smoother.smooth(tracked, smoother.estimateNoise(List.of(smoother.weighNoise(tracked))));
  }

  private static FrameWindow window(DetectionSimulation simulation) throws IOException {
    Path folder = Files.createTempDirectory("shoal-benchmark");
    try {
      simulation.write(folder);
      Recording recording = RecordingReader.read(folder.resolve("recording.yaml").toString());
      List<CameraWindow> seen = new ArrayList<>();
      DetectionsReader.read(
          folder.resolve("detections.jsonl.gz").toString(),
          recording,
          FRAMES,
          (key, part) -> seen.add(part));
      return WindowGatherer.gather(
          new WindowKey(recording.name(), 0), recording.cameraNames(), 0, FRAMES, seen);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
