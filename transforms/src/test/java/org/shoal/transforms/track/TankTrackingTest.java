package org.shoal.transforms.track;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.transforms.associate.AssociatedWindow;
import org.shoal.transforms.associate.AssociationConfig;
import org.shoal.transforms.associate.RansacAssociator;
import org.shoal.transforms.associate.Scene;

/** Association and tracking together on a simulated tank: 4 cameras, 3 fish, 300 frames. */
final class TankTrackingTest {
  private static final int FISH = 3;
  private static final int FRAMES = 300;

  @ParameterizedTest
  @ValueSource(ints = {0, FISH})
  void noIdentitySwitchesInSpiteOfNoiseMissesAndFalsePositives(int expectedCount) {
    double[][][] truth = swim();
    Scene scene = film(truth, new Random(21));
    RansacAssociator associator =
        new RansacAssociator(
            AssociationConfig.defaults().withExpectedCount(expectedCount), scene.rig());
    FishTracker tracker =
        new FishTracker(TrackerConfig.defaults().withExpectedCount(expectedCount));

    int near = 0;
    int rows = 0;
    double squares = 0;
    int[] fishOf = {-1, -1, -1};
    for (FrameWindow window : scene.windows(100)) {
      AssociatedWindow associated = AssociatedWindow.of(window, associator.associate(window));
      TrackColumns tracks = tracker.track(associated);
      for (int f = 0; f < window.frameCount(); f++) {
        double[][] now = truth[(int) window.firstFrame() + f];
        for (int row = tracks.frameOffsets()[f]; row < tracks.frameOffsets()[f + 1]; row++) {
          rows++;
          int id = tracks.fishId()[row];
          assertThat(id, lessThan(FISH));
          fishOf[id] = fishOf[id] < 0 ? nearest(tracks, row, now) : fishOf[id];
          double distance = distance(tracks, row, now[fishOf[id]]);
          near += distance <= 0.02 ? 1 : 0;
          squares += distance <= 0.02 ? distance * distance : 0;
        }
      }
    }
    assertThat(rows, greaterThan((int) (0.99 * FISH * FRAMES)));
    assertThat(near, greaterThan((int) (0.98 * FISH * FRAMES)));
    assertThat(Math.sqrt(squares / near), lessThan(0.006));
    assertThat(tracker.counts().confirmed(), is(FISH));
  }

  /** Three fish in circles that come within 2 cm of each other again and again. */
  private static double[][][] swim() {
    double[][][] truth = new double[FRAMES][FISH][];
    for (int f = 0; f < FRAMES; f++) {
      for (int i = 0; i < FISH; i++) {
        double angle = 2 * Math.PI * (i / (double) FISH + f * (0.006 + 0.002 * i));
        double radius = 0.12 + 0.01 * i;
        double z = 1.5 + 0.02 * i + 0.05 * Math.sin(f * 0.03 + i);
        truth[f][i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle), z};
      }
    }
    return truth;
  }

  private static Scene film(double[][][] truth, Random random) {
    Scene scene = Scene.tank(4);
    for (double[][] fish : truth) {
      scene.frame();
      for (double[] at : fish) {
        scene.seeFaulty(at, 2, 0.05, random);
      }
      for (int camera = 0; camera < scene.cameras(); camera++) {
        if (random.nextDouble() < 0.1) {
          double u = Scene.WIDTH * random.nextDouble();
          double v = Scene.HEIGHT * random.nextDouble();
          scene.detect(camera, u, v, 0.3 + 0.4 * random.nextDouble());
        }
      }
    }
    return scene;
  }

  private static int nearest(TrackColumns tracks, int row, double[][] fish) {
    int nearest = 0;
    for (int i = 1; i < fish.length; i++) {
      nearest = distance(tracks, row, fish[i]) < distance(tracks, row, fish[nearest]) ? i : nearest;
    }
    return nearest;
  }

  private static double distance(TrackColumns tracks, int row, double[] at) {
    double dx = tracks.x()[row] - at[0];
    double dy = tracks.y()[row] - at[1];
    double dz = tracks.z()[row] - at[2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
