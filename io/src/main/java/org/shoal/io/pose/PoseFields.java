package org.shoal.io.pose;

import java.util.List;
import java.util.Optional;
import org.shoal.io.files.Field;

/** A pose from the fields of a JSON object. */
final class PoseFields {
  /** Whole numbers up to here are exact in JSON's doubles. */
  private static final double LARGEST_FRAME = 1L << 53;

  private PoseFields() {}

  static SwimPose pose(Field fields) {
    float[] keypoints = keypoints(fields.get("keypoints"));
    return new SwimPose(
        keypoints,
        fields.find("bbox").flatMap(PoseFields::box),
        (float) fraction(fields.get("confidence")),
        fields.get("timestamp").number(),
        frame(fields.get("frame_index")));
  }

  private static float[] keypoints(Field field) {
    List<Field> rows = field.elements();
    if (rows.size() != Keypoint.COUNT) {
      throw field.refusal("must have 17 keypoints, not " + rows.size());
    }
    float[] keypoints = new float[Keypoint.COUNT * SwimPose.VALUES];
    for (Keypoint keypoint : Keypoint.values()) {
      Field row = rows.get(keypoint.index());
      List<Field> values = row.elements();
      if (values.size() != SwimPose.VALUES) {
        throw row.refusal(
            "%s must have 3 values (x, y, confidence), not %d"
                .formatted(keypoint.label(), values.size()));
      }
      int at = SwimPose.VALUES * keypoint.index();
      keypoints[at] = finite(values.get(0));
      keypoints[at + 1] = finite(values.get(1));
      keypoints[at + 2] = (float) fraction(values.get(2));
    }
    return keypoints;
  }

  private static Optional<PoseBox> box(Field field) {
    if (field.isNull()) {
      return Optional.empty();
    }
    List<Field> edges = field.elements();
    if (edges.size() != 4) {
      throw field.refusal("must be x1, y1, x2, y2, not %d numbers".formatted(edges.size()));
    }
    float[] values = new float[4];
    for (int i = 0; i < values.length; i++) {
      values[i] = finite(edges.get(i));
    }
    if (values[2] < values[0] || values[3] < values[1]) {
      throw field.refusal("must be x1, y1, x2, y2 with x2 not below x1 and y2 not below y1");
    }
    return Optional.of(new PoseBox(values[0], values[1], values[2], values[3]));
  }

  private static float finite(Field field) {
    float value = (float) field.number();
    if (!Float.isFinite(value)) {
      throw field.refusal("is too large for a number of pixels");
    }
    return value;
  }

  private static double fraction(Field field) {
    double value = field.number();
    if (value < 0 || value > 1) {
      throw field.refusal("must be between 0 and 1, not " + value);
    }
    return value;
  }

  private static long frame(Field field) {
    double value = field.number();
    if (value < 0 || value > LARGEST_FRAME || value != Math.rint(value)) {
      throw field.refusal("must be a whole number from 0, not " + value);
    }
    return (long) value;
  }
}
