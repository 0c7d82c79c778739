package org.shoal.transforms.simulate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.transforms.geometry.CameraModel;

class TankCameraTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  /** Fish are darker than the floor by more than this; their shadows are not. */
  private static final int CLEARLY_CHANGED = 34;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fishArePaintedWhereTheCameraModelSeesThem(long seed) {
    TankSimulation simulation = simulation(1, seed);
    for (int camera = 0; camera < 4; camera++) {
      FishPose pose = simulation.paths().get(0)[0];
      double[] seen = changedBox(simulation, camera, pose);
      double[] expected = project(simulation, camera, pose);
      assertThat("u", (seen[0] + seen[2]) / 2, closeTo(expected[0], 2.0));
      assertThat("v", (seen[1] + seen[3]) / 2, closeTo(expected[1], 2.0));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void trueBoxesEncloseWhatIsPainted(long seed) {
    TankSimulation simulation = simulation(1, seed);
    for (int camera = 0; camera < 4; camera++) {
      FishPose pose = simulation.paths().get(0)[0];
      double[] seen = changedBox(simulation, camera, pose);
      TrueBox box = film(simulation, camera, pose).get(0);
      assertSlightlyLess("left", box.x(), seen[0]);
      assertSlightlyLess("top", box.y(), seen[1]);
      assertSlightlyLess("right", seen[2], box.x() + box.w());
      assertSlightlyLess("bottom", seen[3], box.y() + box.h());
      assertThat(box.visible(), is(1.0));
    }
  }

  @Test
  void boxCentresAreUnbiasedForTheMiddleOfTheFish() {
    double[] sum = new double[2];
    int count = 0;
    double[] edges = new double[4];
    for (long seed = 1; seed <= 40; seed++) {
      TankSimulation simulation = simulation(3, seed);
      MeshPainter painter = new MeshPainter(model(simulation, 0), TankLayout.small().tank());
      for (FishPose pose : simulation.paths().get(0)) {
        FishBody body = new FishBody(new Random(seed));
        body.take(pose);
        painter.paint(new Canvas(WIDTH, HEIGHT), (short) 0, body, 1, edges);
        double[] expected = project(simulation, 0, pose);
        double du = (edges[0] + edges[2]) / 2 - expected[0];
        double dv = (edges[1] + edges[3]) / 2 - expected[1];
        assertThat(Math.hypot(du, dv), lessThan(1.5));
        sum[0] += du;
        sum[1] += dv;
        count++;
      }
    }
    assertThat(sum[0] / count, closeTo(0, 0.2));
    assertThat(sum[1] / count, closeTo(0, 0.2));
  }

  @Test
  void deeperFishIsHiddenByTheOneAboveIt() {
    TankSimulation simulation = simulation(2, 3);
    double[] ray = new double[6];
    assertThat(model(simulation, 0).cast(160, 120, ray), is(true));
    FishPose upper = onRay(ray, 0.10);
    FishPose lower = onRay(ray, 0.13);
    List<TrueBox> boxes = film(simulation, 0, lower, upper);
    assertThat(boxes, hasSize(2));
    assertThat(boxes.get(0).visible(), lessThan(0.4));
    assertThat(boxes.get(1).visible(), is(1.0));
    List<TrueBox> swapped = film(simulation, 0, upper, lower);
    assertThat(swapped.get(0).visible(), is(1.0));
    assertThat(swapped.get(1).visible(), lessThan(0.4));
  }

  @Test
  void boxOfFishAtTheEdgeOfTheImageEndsThere() {
    TankSimulation simulation = simulation(1, 3);
    double[] ray = new double[6];
    assertThat(model(simulation, 0).cast(0, 120, ray), is(true));
    TrueBox box = film(simulation, 0, onRay(ray, 0.02)).get(0);
    assertThat(box.x(), is(-0.5));
    assertThat(box.w(), lessThan(25.0));
    assertThat(box.visible(), closeTo(0.5, 0.25));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 13})
  void everyCameraSeesTheWholeTank(int cameras) {
    TankConfig config = new TankConfig(cameras, 0, 1, 1, WIDTH, HEIGHT, 11, false);
    Tank tank = TankLayout.small().tank();
    Calibration calibration = TankRig.calibration(config, TankLayout.small());
    double[] pixel = new double[2];
    for (CameraCalibration camera : calibration.cameras()) {
      CameraModel model = CameraModel.of(camera, calibration.medium());
      for (double angle = 0; angle < 6.3; angle += 0.1) {
        double x = tank.swimRadius() * Math.cos(angle);
        double y = tank.swimRadius() * Math.sin(angle);
        for (double z : new double[] {tank.topZ(), tank.bottomZ()}) {
          boolean seen = model.project(x, y, z, pixel) && model.isInside(pixel[0], pixel[1]);
          assertThat(camera.name() + " sees " + x + " " + y + " " + z, seen);
        }
      }
    }
  }

  @Test
  void backgroundMovesAndIsNoisyButOnlyALittle() {
    TankCamera camera = simulation(0, 5).camera(0);
    byte[] first = new byte[3 * WIDTH * HEIGHT];
    byte[] second = new byte[first.length];
    camera.film(0, new FishPose[0], first);
    camera.film(1 / 30.0, new FishPose[0], second);
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += Math.pow((first[i] & 255) - (second[i] & 255), 2);
    }
    assertThat(Math.sqrt(sum / first.length), greaterThan(1.0));
    assertThat(Math.sqrt(sum / first.length), lessThan(12.0));
  }

  /** The end of a fin changes the picture too little to be seen. */
  private static void assertSlightlyLess(String what, double outer, double inner) {
    assertThat(what, inner - outer, both(greaterThan(-0.7)).and(lessThan(4.0)));
  }

  private static TankSimulation simulation(int fish, long seed) {
    return new TankSimulation(new TankConfig(4, fish, 1, 1, WIDTH, HEIGHT, seed, true));
  }

  private static FishPose onRay(double[] ray, double metres) {
    return new FishPose(
        ray[0] + metres * ray[3], ray[1] + metres * ray[4], ray[2] + metres * ray[5], 0.3, 0, 0, 0);
  }

  private static List<TrueBox> film(TankSimulation simulation, int camera, FishPose... poses) {
    return simulation.camera(camera).film(0, poses, new byte[3 * WIDTH * HEIGHT]);
  }

  private static double[] project(TankSimulation simulation, int camera, FishPose pose) {
    double[] pixel = new double[2];
    assertThat(model(simulation, camera).project(pose.x(), pose.y(), pose.z(), pixel), is(true));
    return pixel;
  }

  private static CameraModel model(TankSimulation simulation, int camera) {
    Calibration calibration = simulation.calibration();
    return CameraModel.of(calibration.cameras().get(camera), calibration.medium());
  }

  /** First and last column and row where a fish changes the picture: left, top, right, bottom. */
  private static double[] changedBox(TankSimulation simulation, int camera, FishPose pose) {
    byte[] without = new byte[3 * WIDTH * HEIGHT];
    byte[] with = new byte[3 * WIDTH * HEIGHT];
    simulation.camera(camera).film(0, new FishPose[0], without);
    simulation.camera(camera).film(0, new FishPose[] {pose}, with);
    double[] box = {WIDTH, HEIGHT, -1, -1};
    for (int i = 0; i < with.length; i += 3) {
      int change = 0;
      for (int channel = 0; channel < 3; channel++) {
        change += Math.abs((with[i + channel] & 255) - (without[i + channel] & 255));
      }
      if (change > 3 * CLEARLY_CHANGED) {
        int u = i / 3 % WIDTH;
        int v = i / 3 / WIDTH;
        box[0] = Math.min(box[0], u);
        box[1] = Math.min(box[1], v);
        box[2] = Math.max(box[2], u);
        box[3] = Math.max(box[3], v);
      }
    }
    return box;
  }
}
