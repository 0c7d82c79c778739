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

  /** One line of true poses: what a perfect network says of one frame. */
  static String keypointsLine(String camera, int frame, double seconds, List<TruePose> poses) {
    ObjectNode line = JSON.createObjectNode();
    line.put("camera", camera).put("frame", frame);
    put(line, "timestamp", seconds, 6);
    ArrayNode people = line.putArray("poses");
    for (TruePose pose : poses) {
      ObjectNode node = people.addObject();
      put(node, "x", pose.box()[0], 3);
      put(node, "y", pose.box()[1], 3);
      put(node, "w", pose.box()[2] - pose.box()[0], 3);
      put(node, "h", pose.box()[3] - pose.box()[1], 3);
      node.put("confidence", 1);
      ArrayNode keypoints = node.putArray("keypoints");
      for (int joint = 0; joint < Joint.KEYPOINTS; joint++) {
        ArrayNode point = keypoints.addArray();
        point.add(rounded(pose.keypoints()[2 * joint], 3));
        point.add(rounded(pose.keypoints()[2 * joint + 1], 3));
        point.add(1);
      }
    }
    return line.toString();
  }

  private static void put(ObjectNode node, String name, double value, int digits) {
    node.put(name, rounded(value, digits));
  }

  private static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
  }
}
