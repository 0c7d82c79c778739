package org.shoal.io.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.stroke.FrameStates;
import org.shoal.io.stroke.SwimWindow;

/**
 * One row a camera, swimmer and frame, sorted so within each window (row group): {@code camera},
 * {@code swimmer}, {@code frame}, {@code timestamp_s} (clock time), {@code confidence}, the box
 * {@code x1}, {@code y1}, {@code x2}, {@code y2} (pixels), for each of COCO's keypoints {@code
 * <keypoint>_x}, {@code <keypoint>_y} (pixels) and {@code <keypoint>_confidence}; null in frames
 * without a pose. Then the session as far as it was certain in this frame: {@code pose_detected},
 * {@code stroke_count}, {@code stroke_rate} (strokes a minute) and {@code is_swimming}.
 */
public final class PosesTable extends ResultTable<SwimWindow> {
  private static final long serialVersionUID = 1L;
  private static final List<String> EDGES = List.of("x1", "y1", "x2", "y2");
  private static final MessageType SCHEMA = makeSchema();

  private PosesTable() {}

  /** The table. */
  public static PosesTable of() {
    return new PosesTable();
  }

  @Override
  public String name() {
    return "poses";
  }

  @Override
  public MessageType schema() {
    return SCHEMA;
  }

  @Override
  Map<String, String> units() {
    Map<String, String> units = new TreeMap<>();
    units.put("timestamp_s", "s");
    units.put("stroke_rate", "1/min");
    EDGES.forEach(edge -> units.put(edge, "px"));
    for (String keypoint : Keypoint.names()) {
      units.put(keypoint + "_x", "px");
      units.put(keypoint + "_y", "px");
    }
    return units;
  }

  @Override
  void addRows(SwimWindow window, Recording recording, RowWriter rows) {
    for (int i = 0; i < window.poses().size(); i++) {
      PoseWindow poses = window.poses().get(i);
      FrameStates states = window.strokes().get(i).frames();
      for (int f = 0; f < poses.frameCount(); f++) {
        rows.put(poses.camera());
        rows.put(poses.swimmer());
        rows.put(poses.firstFrame() + f);
        rows.putOptional(poses.timestampSeconds()[f]);
        addPose(poses.poses(), f, rows);
        rows.put(poses.poses().hasPose(f));
        rows.put(states.strokeCount()[f]);
        rows.put(states.strokeRate()[f]);
        rows.put(states.swimming()[f] != 0);
        rows.endRow();
      }
    }
  }

  private static void addPose(PoseColumns poses, int f, RowWriter rows) {
    rows.putOptional(poses.confidence()[f]);
    for (int edge = 0; edge < PoseColumns.BOX; edge++) {
      rows.putOptional(poses.box()[PoseColumns.BOX * f + edge]);
    }
    for (int value = 0; value < PoseColumns.STRIDE; value++) {
      rows.putOptional(poses.keypoints()[PoseColumns.STRIDE * f + value]);
    }
  }

  private static MessageType makeSchema() {
    Types.GroupBuilder<MessageType> schema =
        Types.buildMessage()
            .required(BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("camera")
            .required(INT32)
            .named("swimmer")
            .required(INT64)
            .named("frame")
            .optional(DOUBLE)
            .named("timestamp_s")
            .optional(FLOAT)
            .named("confidence");
    for (String edge : EDGES) {
      schema = schema.optional(FLOAT).named(edge);
    }
    for (String keypoint : Keypoint.names()) {
      schema = schema.optional(FLOAT).named(keypoint + "_x");
      schema = schema.optional(FLOAT).named(keypoint + "_y");
      schema = schema.optional(FLOAT).named(keypoint + "_confidence");
    }
    return schema
        .required(BOOLEAN)
        .named("pose_detected")
        .required(INT64)
        .named("stroke_count")
        .required(DOUBLE)
        .named("stroke_rate")
        .required(BOOLEAN)
        .named("is_swimming")
        .named("poses");
  }
}
