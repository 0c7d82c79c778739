package org.shoal.transforms.geometry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.Medium;

/** Against numbers of an independent implementation of the same refractive model. */
final class RefractionVectorsTest {
  private static final Medium WATER = new Medium.Water(1.0, 1.0, 1.333, Double.POSITIVE_INFINITY);
  private static final double PIXEL = 1e-6;
  private static final double METRE = 1e-9;

  private static JsonNode vectors;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        RefractionVectorsTest.class.getResourceAsStream("refraction-vectors.json")) {
      vectors = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void projectsEveryPointToItsPixel() {
    int seen = 0;
    double[] pixel = new double[2];
    double[] same = new double[2];
    for (JsonNode node : vectors.get("cameras")) {
      CameraModel camera = CameraModel.of(camera(node), WATER);
      for (int i = 0; i < node.get("points").size(); i++) {
        double[] p = numbers(node.get("points").get(i));
        JsonNode expected = node.get("pixels").get(i);
        boolean visible = !expected.get(0).isNull();
        assertThat(camera.project(p[0], p[1], p[2], pixel), is(visible));
        assertThat(camera.projectWithJacobian(p[0], p[1], p[2], same, new double[6]), is(visible));
        if (visible) {
          assertClose(pixel, numbers(expected), PIXEL);
          assertClose(same, numbers(expected), PIXEL);
          seen++;
        }
      }
    }
    assertThat(seen, is(6 * 44));
  }

  @Test
  void castsEveryPixelToItsRay() {
    int cast = 0;
    double[] ray = new double[6];
    for (JsonNode node : vectors.get("cameras")) {
      CameraModel camera = CameraModel.of(camera(node), WATER);
      for (int i = 0; i < node.get("cast_px").size(); i++) {
        double[] pixel = numbers(node.get("cast_px").get(i));
        assertThat(camera.cast(pixel[0], pixel[1], ray), is(true));
        assertClose(Arrays.copyOfRange(ray, 0, 3), numbers(node.get("origins").get(i)), METRE);
        assertClose(Arrays.copyOfRange(ray, 3, 6), numbers(node.get("directions").get(i)), 1e-12);
        cast++;
      }
    }
    assertThat(cast, is(6 * 20));
  }

  @Test
  void intersectsRaysAtTheReferencePoint() {
    CameraRig rig = rig();
    Triangulator triangulator = new Triangulator(rig);
    Triangulation out = new Triangulation();
    assertThat(vectors.get("triangulation").size(), is(30));
    for (JsonNode node : vectors.get("triangulation")) {
      int count = node.get("cams").size();
      assertThat(
          triangulator.intersect(cameras(node), pixels(node), ones(count), count, out), is(true));
      double[] point = {out.x, out.y, out.z};
      assertClose(point, numbers(node.get("solution")), METRE);
    }
  }

  @Test
  void refinesTheReferencePointToALowerReprojectionError() {
    CameraRig rig = rig();
    Triangulator triangulator = new Triangulator(rig);
    Triangulation out = new Triangulation();
    for (JsonNode node : vectors.get("triangulation")) {
      int count = node.get("cams").size();
      int[] cameras = cameras(node);
      double[] pixels = pixels(node);
      assertThat(triangulator.triangulate(cameras, pixels, ones(count), count, out), is(true));
      double refined = cost(rig, cameras, pixels, out.x, out.y, out.z);
      double[] linear = numbers(node.get("solution"));
      assertThat(
          cost(rig, cameras, pixels, linear[0], linear[1], linear[2]), greaterThan(refined - 1e-9));
      assertIsMinimum(rig, cameras, pixels, out, refined);
    }
  }

  private static void assertIsMinimum(
      CameraRig rig, int[] cameras, double[] pixels, Triangulation at, double cost) {
    for (double h : new double[] {-1e-5, 1e-5}) {
      assertThat(cost(rig, cameras, pixels, at.x + h, at.y, at.z), greaterThan(cost));
      assertThat(cost(rig, cameras, pixels, at.x, at.y + h, at.z), greaterThan(cost));
      assertThat(cost(rig, cameras, pixels, at.x, at.y, at.z + h), greaterThan(cost));
    }
  }

  private static double cost(
      CameraRig rig, int[] cameras, double[] pixels, double x, double y, double z) {
    double sum = 0;
    double[] pixel = new double[2];
    for (int i = 0; i < cameras.length; i++) {
      assertThat(rig.camera(cameras[i]).project(x, y, z, pixel), is(true));
      sum += Math.pow(pixel[0] - pixels[2 * i], 2) + Math.pow(pixel[1] - pixels[2 * i + 1], 2);
    }
    return sum;
  }

  private static CameraRig rig() {
    List<CameraCalibration> cameras = new ArrayList<>();
    vectors.get("rig").forEach(node -> cameras.add(camera(node)));
    return CameraRig.of(
        new Calibration(cameras, WATER), cameras.stream().map(CameraCalibration::name).toList());
  }

  private static int[] cameras(JsonNode node) {
    int[] indices = new int[node.get("cams").size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = Integer.parseInt(node.get("cams").get(i).asText().substring("cam_".length()));
    }
    return indices;
  }

  private static double[] pixels(JsonNode node) {
    double[] pixels = new double[2 * node.get("pixels").size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = node.get("pixels").get(i / 2).get(i % 2).asDouble();
    }
    return pixels;
  }

  private static CameraCalibration camera(JsonNode node) {
    return new CameraCalibration(
        node.get("id").asText(),
        1600,
        1200,
        matrix(node.get("K")),
        LensDistortion.none(),
        matrix(node.get("R")),
        numbers(node.get("t")));
  }

  private static double[] matrix(JsonNode rows) {
    double[] values = new double[9];
    for (int i = 0; i < 9; i++) {
      values[i] = rows.get(i / 3).get(i % 3).asDouble();
    }
    return values;
  }

  private static double[] numbers(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void assertClose(double[] actual, double[] expected, double tolerance) {
    assertThat(actual.length, is(expected.length));
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i], closeTo(expected[i], tolerance));
    }
  }
}
