package org.shoal.transforms.associate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionsReader;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.transforms.gather.WindowGatherer;
import org.shoal.transforms.geometry.CameraRig;
import org.shoal.transforms.simulate.DetectionSimulation;
import org.shoal.transforms.simulate.DetectorFlaws;
import org.shoal.transforms.simulate.TankConfig;
import org.shoal.transforms.simulate.TankLayout;
import org.shoal.transforms.track.FishTracker;
import org.shoal.transforms.track.TrackerConfig;

/**
 * Ten seconds of simulated tanks in which two of nine fish meet so closely that deciding frame by
 * frame exchanges their identities.
 */
final class SimulatedEncounterTest {
  private static final int FISH = 9;
  private static final double FPS = 30;
  private static final int FRAMES = 300;
  private static final int SETTLED = 30;
  private static final double NEAR = 0.03;

  @ParameterizedTest
  @CsvSource({"6, 1", "13, 2", "16, 1"})
  void identitiesSurviveEncountersThatNoSingleFrameDecides(
      long seed, int window, @TempDir Path folder) throws IOException {
    DetectionSimulation simulation = simulation(seed);
    simulation.write(folder);
    FrameWindow frames = read(folder, window);
    List<String> names = frames.cameras().stream().map(CameraWindow::camera).toList();
    PointColumns points =
        new RansacAssociator(
                AssociationConfig.defaults(), CameraRig.of(simulation.calibration(), names))
            .associate(frames);
    TrackColumns tracks =
        new FishTracker(TrackerConfig.defaults()).track(AssociatedWindow.of(frames, points));

    double[][][] truth = truth(folder, window);
    List<Integer> before = identities(tracks, truth, 0);
    assertThat(before.stream().distinct().count(), is((long) FISH));
    assertThat(identities(tracks, truth, FRAMES - SETTLED), is(before));
  }

  private static DetectionSimulation simulation(long seed) {
    return new DetectionSimulation(
        new TankConfig(12, FISH, 50, FPS, 1600, 1200, seed, false),
        TankLayout.large(),
        new DetectorFlaws(3, 0.15, 0.06, 0, 0, 1, 3, false, 0, 3));
  }

  private static FrameWindow read(Path folder, int window) throws IOException {
    Recording recording = RecordingReader.read(folder.resolve("recording.yaml").toString());
    List<CameraWindow> seen = new ArrayList<>();
    DetectionsReader.read(
        folder.resolve("detections.jsonl.gz").toString(),
        recording,
        FRAMES,
        (key, part) -> {
          if (key.index() == window) {
            seen.add(part);
          }
        });
    return WindowGatherer.gather(
        new WindowKey(recording.name(), window),
        recording.cameraNames(),
        (long) window * FRAMES,
        FRAMES,
        seen);
  }

  /** Where each fish is in each frame of a window; far away where it has no row. */
  private static double[][][] truth(Path folder, int window) throws IOException {
    double[][][] truth = new double[FRAMES][FISH][];
    for (double[][] frame : truth) {
      Arrays.fill(frame, new double[] {1e9, 1e9, 1e9});
    }
    List<String> lines = Files.readAllLines(folder.resolve("truth.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      int frame = Integer.parseInt(cells[0]) - window * FRAMES;
      if (frame >= 0 && frame < FRAMES) {
        truth[frame][Integer.parseInt(cells[1])] =
            new double[] {
              Double.parseDouble(cells[2]),
              Double.parseDouble(cells[3]),
              Double.parseDouble(cells[4])
            };
      }
    }
    return truth;
  }

  /** For each fish the identity that is most often nearest to it in a second from a frame on. */
  private static List<Integer> identities(TrackColumns tracks, double[][][] truth, int from) {
    List<Integer> identities = new ArrayList<>();
    for (int fish = 0; fish < FISH; fish++) {
      Map<Integer, Integer> counts = new HashMap<>();
      for (int frame = from; frame < from + SETTLED; frame++) {
        counts.merge(nearest(tracks, frame, truth[frame][fish]), 1, Integer::sum);
      }
      counts.remove(-1);
      identities.add(
          counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey());
    }
    return identities;
  }

  /** The identity that is nearest to a place in a frame, within {@link #NEAR}, or -1. */
  private static int nearest(TrackColumns tracks, int frame, double[] at) {
    int nearest = -1;
    double least = NEAR;
    for (int row = tracks.frameOffsets()[frame]; row < tracks.frameOffsets()[frame + 1]; row++) {
      double across = Math.hypot(tracks.x()[row] - at[0], tracks.y()[row] - at[1]);
      double distance = Math.hypot(across, tracks.z()[row] - at[2]);
      if (distance < least) {
        least = distance;
        nearest = tracks.fishId()[row];
      }
    }
    return nearest;
  }
}
