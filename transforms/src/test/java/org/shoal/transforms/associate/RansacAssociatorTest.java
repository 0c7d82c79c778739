package org.shoal.transforms.associate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;

final class RansacAssociatorTest {
  private static PointColumns associate(Scene scene) {
    return associate(scene, AssociationConfig.defaults());
  }

  private static PointColumns associate(Scene scene, AssociationConfig config) {
    return new RansacAssociator(config, scene.rig()).associate(scene.window());
  }

  private static void assertPoint(
      PointColumns points, int row, double x, double y, double z, double tolerance) {
    assertThat(points.x()[row], closeTo(x, tolerance));
    assertThat(points.y()[row], closeTo(y, tolerance));
    assertThat(points.z()[row], closeTo(z, tolerance));
  }

  @Test
  void twoFishInThreeCamerasAreTwoPoints() {
    Scene scene = Scene.tank(3).frame().see(0.1, 0, 1.5).see(-0.1, 0.05, 1.6);
    PointColumns points = associate(scene);
    assertThat(points.size(), is(2));
    assertPoint(points, 0, -0.1, 0.05, 1.6, 1e-5);
    assertPoint(points, 1, 0.1, 0, 1.5, 1e-5);
    assertThat(points.nCameras(), is(new int[] {3, 3}));
    assertThat(points.assignment(), is(new int[] {1, 1, 1, 0, 0, 0}));
    assertThat((double) points.residualPx()[0], lessThan(1e-2));
    assertThat((double) points.confidence()[0], closeTo(0.9, 1e-6));
  }

  @Test
  void frameBeforeGuidesWhatTwoCamerasAloneSee() {
    Scene scene = Scene.tank(4);
    for (int f = 0; f < 10; f++) {
      scene.frame().see(0.004 * f, 0, 1.5);
    }
    // Two of four cameras: as a new point it would be refused, as one that was there it is not.
    scene.frame().see(0.04, 0, 1.5, 0, 1);
    PointColumns points = associate(scene);
    int last = points.frameOffsets()[10];
    assertThat(points.frameOffsets()[11] - last, is(1));
    assertThat(points.nCameras()[last], is(2));
    assertPoint(points, last, 0.04, 0, 1.5, 1e-4);
  }

  @Test
  void twoViewsThatOtherCamerasContradictAreNoPoint() {
    PointColumns points = associate(Scene.tank(6).frame().see(0, 0, 1.5, 0, 1));
    assertThat(points.nCameras(), is(new int[] {1, 1}));
    assertThat(points.refused(), is(1));
  }

  @Test
  void cameraWithoutAPictureContradictsNothing() {
    Scene scene = Scene.tank(4).frame().see(0, 0, 1.5, 0, 1);
    for (CameraWindow camera : scene.window().cameras().subList(2, 4)) {
      assertThat(camera.detections().size(), is(0));
    }
    FrameWindow whole = scene.window();
    FrameWindow blind =
        new FrameWindow(
            whole.key(),
            whole.firstFrame(),
            whole.frameCount(),
            whole.cameras().stream().map(RansacAssociatorTest::missingIfEmpty).toList());
    PointColumns points =
        new RansacAssociator(AssociationConfig.defaults(), scene.rig()).associate(blind);
    assertThat(points.nCameras(), is(new int[] {2}));
  }

  private static CameraWindow missingIfEmpty(CameraWindow camera) {
    return camera.detections().size() > 0
        ? camera
        : new CameraWindow(
            camera.camera(),
            camera.firstFrame(),
            new byte[camera.frameCount()],
            camera.timestampSeconds(),
            0,
            camera.detections());
  }

  @Test
  void singleViewIsPassedOnAsUncertainAlongItsRay() {
    Scene scene = Scene.tank(3).frame().see(0.1, 0, 1.5, 1);
    PointColumns points = associate(scene);
    assertThat(points.nCameras(), is(new int[] {1}));
    assertThat(points.assignment(), is(new int[] {-1, 0, -1}));
    assertThat((double) points.residualPx()[0], is(-1.0));
    assertThat((double) points.confidence()[0], lessThan(0.3));
    double[] pixel = new double[2];
    scene.rig().camera(1).project(points.x()[0], points.y()[0], points.z()[0], pixel);
    CameraWindow seen = scene.window().cameras().get(1);
    assertThat(pixel[0], closeTo(seen.detections().u()[0], 1e-3));
    assertThat(pixel[1], closeTo(seen.detections().v()[0], 1e-3));
    double largest = points.covariance()[5];
    assertThat(largest, greaterThan(0.5));
  }

  @Test
  void noDetectionIsUsedTwice() {
    Random random = new Random(5);
    Scene scene = Scene.tank(5);
    for (int f = 0; f < 30; f++) {
      scene.frame();
      for (int fish = 0; fish < 6; fish++) {
        double[] at = {0.03 * fish + 0.001 * f, 0.02 * (fish % 3), 1.5 + 0.02 * fish};
        scene.seeFaulty(at, 2, 0.1, random);
      }
    }
    PointColumns points = associate(scene);
    for (int f = 0; f < points.frameCount(); f++) {
      for (int camera = 0; camera < 5; camera++) {
        Set<Integer> used = new HashSet<>();
        for (int row = points.frameOffsets()[f]; row < points.frameOffsets()[f + 1]; row++) {
          int detection = points.assignment()[5 * row + camera];
          assertThat(detection < 0 || used.add(detection), is(true));
        }
      }
    }
  }

  @Test
  void centroidCountsAndNotTheBox() {
    Scene scene = Scene.tank(3).frame().see(0.1, 0, 1.5).see(-0.1, 0.05, 1.6);
    FrameWindow window = scene.window();
    List<CameraWindow> cameras =
        window.cameras().stream().map(RansacAssociatorTest::withBoxesElsewhere).toList();
    PointColumns points =
        new RansacAssociator(AssociationConfig.defaults(), scene.rig())
            .associate(new FrameWindow(window.key(), 0, window.frameCount(), cameras));
    assertThat(points.size(), is(2));
    assertPoint(points, 0, -0.1, 0.05, 1.6, 1e-5);
    assertPoint(points, 1, 0.1, 0, 1.5, 1e-5);
  }

  private static CameraWindow withBoxesElsewhere(CameraWindow camera) {
    DetectionColumns seen = camera.detections();
    float[] fifty = new float[seen.size()];
    Arrays.fill(fifty, 50);
    return new CameraWindow(
        camera.camera(),
        camera.firstFrame(),
        camera.status(),
        camera.timestampSeconds(),
        camera.duplicatedFrames(),
        new DetectionColumns(
            seen.frameOffsets(),
            fifty,
            fifty,
            fifty,
            fifty,
            seen.u(),
            seen.v(),
            seen.confidence(),
            seen.label()));
  }

  @Test
  void framesWithoutDetectionsHaveNoPoints() {
    PointColumns points = associate(Scene.tank(3).frame().frame());
    assertThat(points.frameOffsets(), is(new int[3]));
    assertThat(points.size(), is(0));
  }

  @Test
  void raysThatMeetAboveTheSurfaceOrBelowTheFloorAreNoPoint() {
    Scene above = Scene.tank(2).frame();
    // Each camera looks outward, away from the other, so the rays part under water.
    above.detect(0, 1500, 599.5, 0.9).detect(1, 100, 599.5, 0.9);
    assertThat(associate(above).nCameras(), is(new int[] {1, 1}));
    Scene below = Scene.tank(3).frame();
    double[] pixel = new double[2];
    for (int i = 0; i < 3; i++) {
      below.rig().camera(i).project(0, 0, 2.3, pixel);
      below.detect(i, pixel[0], pixel[1], 0.9);
    }
    assertThat(associate(below).nCameras(), is(new int[] {1, 1, 1}));
  }

  @Test
  void unusableDetectionsAreLeftOut() {
    Scene scene = Scene.tank(3).frame();
    scene.detect(0, Double.NaN, 5, 0.9).detect(1, Double.POSITIVE_INFINITY, 5, 0.9);
    scene.see(0.1, 0, 1.5);
    PointColumns points = associate(scene);
    assertThat(points.size(), is(1));
    assertThat(points.assignment(), is(new int[] {1, 1, 0}));
  }

  @Property(tries = 10)
  void orderOfCamerasAndDetectionsChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    Scene scene = Scene.tank(5);
    for (int f = 0; f < 8; f++) {
      scene.frame();
      for (int fish = 0; fish < 5; fish++) {
        double[] at = {0.04 * fish + 0.003 * f, 0.03 * (fish % 2), 1.5};
        scene.seeFaulty(at, 2, 0.1, random);
      }
      scene.detect(f % 5, 1600 * random.nextDouble(), 1200 * random.nextDouble(), 0.4);
    }
    PointColumns expected = associate(scene);
    PointColumns shuffled = associate(scene.shuffled(seed));
    PointColumns reordered = associate(scene.reordered(3, 0, 4, 1, 2));
    for (PointColumns other : new PointColumns[] {shuffled, reordered}) {
      assertThat(other.frameOffsets(), is(expected.frameOffsets()));
      assertThat(other.x(), is(expected.x()));
      assertThat(other.z(), is(expected.z()));
      assertThat(other.covariance(), is(expected.covariance()));
      assertThat(other.nCameras(), is(expected.nCameras()));
    }
  }

  @Test
  void personInARoomIsFoundBesideABystanderWhomSomeCamerasSee() {
    Random random = new Random(3);
    Scene scene = Scene.room(4);
    for (int f = 0; f < 20; f++) {
      scene.frame().seeFaulty(new double[] {0.02 * f - 0.2, 0.1, 1}, 15, 0, random);
      scene.see(1.2, -0.9, 1.1, 0, 2, 3);
    }
    AssociationConfig config = AssociationConfig.defaults().withReprojectionThreshold(100);
    PointColumns points = associate(scene, config);
    for (int f = 0; f < 20; f++) {
      int row = points.frameOffsets()[f];
      assertThat(points.nCameras()[row], is(4));
      assertPoint(points, row, 0.02 * f - 0.2, 0.1, 1, 0.15);
      assertThat(points.nCameras()[row + 1], is(3));
      assertPoint(points, row + 1, 1.2, -0.9, 1.1, 0.02);
    }
  }

  @Test
  void windowOfOtherCamerasIsRefused() {
    Scene scene = Scene.tank(3).frame();
    RansacAssociator associator =
        new RansacAssociator(AssociationConfig.defaults(), Scene.tank(4).rig());
    assertThrows(IllegalArgumentException.class, () -> associator.associate(scene.window()));
  }
}
