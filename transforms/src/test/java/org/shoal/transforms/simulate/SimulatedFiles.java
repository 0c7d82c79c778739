package org.shoal.transforms.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.shoal.io.calibration.Calibration;
import org.shoal.transforms.geometry.CameraModel;

/**
 * What stands in the files of simulated detections.
 *
 * @param truth positions by frame and fish
 * @param images one a camera and frame
 * @param cameras the calibrated cameras by name
 */
record SimulatedFiles(
    Map<Integer, Map<Integer, double[]>> truth,
    List<Image> images,
    Map<String, CameraModel> cameras) {
  private static final List<String> FIELDS = List.of("u", "v", "x", "y", "w", "h", "confidence");

  /**
   * One camera's frame.
   *
   * @param detections u, v, x, y, w, h, confidence of each
   */
  record Image(String camera, int frame, List<double[]> detections) {}

  static SimulatedFiles read(Path folder, Calibration calibration, int frames) throws IOException {
    Map<Integer, Map<Integer, double[]>> truth = new TreeMap<>();
    for (int frame = 0; frame < frames; frame++) {
      truth.put(frame, new TreeMap<>());
    }
    List<String> lines = Files.readAllLines(folder.resolve("truth.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      double[] position =
          IntStream.range(2, 5).mapToDouble(i -> Double.parseDouble(fields[i])).toArray();
      truth.get(Integer.parseInt(fields[0])).put(Integer.parseInt(fields[1]), position);
    }
    Map<String, CameraModel> cameras = new TreeMap<>();
    calibration
        .cameras()
        .forEach(
            camera -> cameras.put(camera.name(), CameraModel.of(camera, calibration.medium())));
    return new SimulatedFiles(truth, images(folder.resolve("detections.jsonl.gz")), cameras);
  }

  private static List<Image> images(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Image> images = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        JsonNode line = json.readTree(text);
        List<double[]> detections = new ArrayList<>();
        for (JsonNode node : line.get("detections")) {
          detections.add(FIELDS.stream().mapToDouble(name -> node.get(name).asDouble()).toArray());
        }
        images.add(new Image(line.get("camera").asText(), line.get("frame").asInt(), detections));
      }
    }
    return images;
  }

  /** Where the fish of the truth are in an image, those outside left out. */
  List<double[]> trueViews(Image image) {
    CameraModel camera = cameras.get(image.camera());
    List<double[]> views = new ArrayList<>();
    for (double[] position : truth.get(image.frame()).values()) {
      double[] pixel = new double[2];
      if (camera.project(position[0], position[1], position[2], pixel)
          && camera.isInside(pixel[0], pixel[1])) {
        views.add(pixel);
      }
    }
    return views;
  }

  List<Image> imagesOf(int frame) {
    return images.stream().filter(image -> image.frame() == frame).toList();
  }

  /** The frames that each camera has no line for. */
  Map<String, List<Integer>> missingFrames(int cameraCount, int frames) {
    Map<String, List<Integer>> missing = new TreeMap<>();
    for (int camera = 0; camera < cameraCount; camera++) {
      missing.put(
          TankRig.cameraName(camera), new ArrayList<>(IntStream.range(0, frames).boxed().toList()));
    }
    images.forEach(image -> missing.get(image.camera()).remove(Integer.valueOf(image.frame())));
    return missing;
  }

  /** Distance from a point to the nearest of some, in pixels. */
  static double nearest(List<double[]> points, double[] to) {
    return points.stream()
        .mapToDouble(point -> Math.hypot(point[0] - to[0], point[1] - to[1]))
        .min()
        .orElse(Double.MAX_VALUE);
  }
}
