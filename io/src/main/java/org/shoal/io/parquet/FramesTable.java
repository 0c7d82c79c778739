package org.shoal.io.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.Locale;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.detection.ResultWindow;
import org.shoal.io.recording.Recording;

/**
 * One row a camera and frame, whatever became of it, sorted within each window (row group) by
 * camera in the recording's order and frame: {@code camera}, {@code frame}, {@code timestamp_s}
 * (when the footage says the frame was taken, on the recording's clock, which is {@code
 * shoal.start_s} at frame 0; null when it says nothing), {@code status} ({@code missing}, {@code
 * decoded}, {@code failed} or {@code absent}).
 */
public final class FramesTable extends ResultTable<ResultWindow> {
  private static final long serialVersionUID = 1L;
  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("camera")
          .required(INT64)
          .named("frame")
          .optional(DOUBLE)
          .named("timestamp_s")
          .required(BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("status")
          .named("frames");

  private FramesTable() {}

  /** The table. */
  public static FramesTable of() {
    return new FramesTable();
  }

  /** What the table calls a status. */
  public static String nameOf(FrameStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public MessageType schema() {
    return SCHEMA;
  }

  @Override
  Map<String, String> units() {
    return Map.of("timestamp_s", "s");
  }

  @Override
  void addRows(ResultWindow window, Recording recording, RowWriter rows) {
    for (CameraWindow camera : window.frames().cameras()) {
      for (int f = 0; f < camera.frameCount(); f++) {
        rows.put(camera.camera());
        rows.put(camera.firstFrame() + f);
        rows.putOptional(camera.timestampSeconds()[f]);
        rows.put(nameOf(FrameStatus.of(camera.status()[f])));
        rows.endRow();
      }
    }
  }
}
