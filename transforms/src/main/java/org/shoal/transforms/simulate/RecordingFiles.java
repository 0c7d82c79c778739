package org.shoal.transforms.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.Medium;

/** Writes the text files of a simulated recording. */
public final class RecordingFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What YAML 1.1 does not read as text. */
  private static final Set<String> YAML_WORDS =
      Set.of(
          "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "true", "True", "TRUE",
          "false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF", "null", "Null", "NULL");

  private RecordingFiles() {}

  /** Writes recording.yaml, which says how many frames there are where no footage does. */
  static void writeRecording(Path folder, TankConfig config, boolean footage) throws IOException {
    List<String> cameras =
        IntStream.range(0, config.cameras()).mapToObj(TankRig::cameraName).toList();
    String frames = footage ? "" : "frames: " + config.frames() + "\n";
    String calibration = "calibration: calibration.json\n";
    writeRecording(folder, config.fps(), frames + calibration, cameras, footage);
  }

  /** Writes recording.yaml of cameras that nobody calibrated; footage is named as its camera. */
  public static void writeRecording(Path folder, double fps, List<String> cameras)
      throws IOException {
    writeRecording(folder, fps, "", cameras, true);
  }

  private static void writeRecording(
      Path folder, double fps, String more, List<String> cameras, boolean footage)
      throws IOException {
    StringBuilder yaml = new StringBuilder();
    yaml.append("name: ").append(name(folder)).append('\n');
    yaml.append("fps: ").append(BigDecimal.valueOf(fps).toPlainString()).append('\n');
    yaml.append(more);
    yaml.append("cameras:\n");
    for (String name : cameras) {
      yaml.append("  - name: ").append(name).append('\n');
      if (footage) {
        yaml.append("    footage: ").append(name).append(".mp4\n");
      }
    }
    Files.writeString(folder.resolve("recording.yaml"), yaml);
  }

  /** The folder's own name, quoted where YAML needs it (a JSON string is one of YAML's). */
  private static String name(Path folder) throws IOException {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "recording" : last.toString();
    boolean plain = name.matches("[A-Za-z][A-Za-z_-]*") && !YAML_WORDS.contains(name);
    return plain ? name : JSON.writeValueAsString(name);
  }

  static void writeCalibration(Path folder, Calibration calibration) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("units", "m");
    if (calibration.medium() instanceof Medium.Water water) {
      ObjectNode node = root.putObject("water");
      node.put("surface_z", water.surfaceZ());
      node.putArray("normal").add(0).add(0).add(-1);
      node.put("n_air", water.nAir());
      node.put("n_water", water.nWater());
      node.put("floor_z", water.floorZ());
    }
    ObjectNode cameras = root.putObject("cameras");
    for (CameraCalibration camera : calibration.cameras()) {
      ObjectNode node = cameras.putObject(camera.name());
      node.putArray("size").add(camera.width()).add(camera.height());
      putMatrix(node.putArray("K"), camera.k());
      ArrayNode distortion = node.putArray("distortion");
      for (int i = 0; i < 5; i++) {
        distortion.add(camera.distortion().coefficients()[i]);
      }
      putMatrix(node.putArray("R"), camera.r());
      ArrayNode t = node.putArray("t");
      for (double value : camera.t()) {
        t.add(value);
      }
    }
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    Files.writeString(folder.resolve("calibration.json"), text + "\n");
  }

  private static void putMatrix(ArrayNode rows, double[] matrix) {
    for (int row = 0; row < 3; row++) {
      rows.addArray().add(matrix[3 * row]).add(matrix[3 * row + 1]).add(matrix[3 * row + 2]);
    }
  }

  static void writeTruth(Path folder, List<FishPose[]> paths) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("truth.csv"))) {
      out.write("frame,id,x,y,z\n");
      for (int frame = 0; frame < paths.size(); frame++) {
        FishPose[] poses = paths.get(frame);
        for (int id = 0; id < poses.length; id++) {
          FishPose pose = poses[id];
          out.write(
              String.format(
                  Locale.ROOT, "%d,%d,%.5f,%.5f,%.5f\n", frame, id, pose.x(), pose.y(), pose.z()));
        }
      }
    }
  }

  /** One line of detections: what a perfect detector says of one frame. */
  public static String boxesLine(String camera, int frame, String label, List<TrueBox> boxes) {
    ObjectNode line = JSON.createObjectNode();
    line.put("camera", camera).put("frame", frame);
    ArrayNode detections = line.putArray("detections");
    for (TrueBox box : boxes) {
      ObjectNode node = detections.addObject();
      put(node, "u", box.x() + box.w() / 2);
      put(node, "v", box.y() + box.h() / 2);
      put(node, "x", box.x());
      put(node, "y", box.y());
      put(node, "w", box.w());
      put(node, "h", box.h());
      put(node, "confidence", box.visible());
      node.put("label", label);
    }
    return line.toString();
  }

  private static void put(ObjectNode node, String name, double value) {
    node.put(name, BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN));
  }
}
