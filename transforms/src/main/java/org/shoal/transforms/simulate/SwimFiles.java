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
import org.shoal.io.pose.Keypoint;

/** Writes what is known of simulated swimmers. */
final class SwimFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SwimFiles() {}

  static void writeTruth(Path folder, List<TrueStroke> strokes) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("truth.csv"))) {
      out.write("wrist,time_s,swimmer\n");
      for (TrueStroke stroke : strokes) {
        String wrist = stroke.left() ? "left" : "right";
        out.write(
            String.format(Locale.ROOT, "%s,%.5f,%d\n", wrist, stroke.seconds(), stroke.swimmer()));
      }
    }
  }

  /** One line: what a perfect network says of one swimmer in one frame. */
  static String poseLine(String camera, int swimmer, int frame, double seconds, TruePose pose) {
    ObjectNode line = JSON.createObjectNode();
    line.put("camera", camera).put("swimmer", swimmer).put("frame_index", frame);
    line.put("timestamp", rounded(seconds, 6)).put("confidence", 1);
    ArrayNode box = line.putArray("bbox");
    for (double edge : pose.box()) {
      box.add(rounded(edge, 3));
    }
    ArrayNode keypoints = line.putArray("keypoints");
    for (int joint = 0; joint < Keypoint.COUNT; joint++) {
      ArrayNode point = keypoints.addArray();
      point.add(rounded(pose.keypoints()[2 * joint], 3));
      point.add(rounded(pose.keypoints()[2 * joint + 1], 3));
      point.add(1);
    }
    return line.toString();
  }

  private static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
  }
}
