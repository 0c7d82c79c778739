package org.shoal.io.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.shoal.io.recording.Recording;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.StrokeWindow;
import org.shoal.io.stroke.SwimWindow;

/**
 * One row a stroke, in the window (row group) in which it became certain, sorted there by camera,
 * swimmer and time: {@code camera}, {@code swimmer}, {@code wrist} ({@code left} or {@code right}),
 * {@code frame}, {@code timestamp_s} (clock time), {@code y} (of the wrist, pixels), {@code
 * prominence} (pixels), {@code confidence} (0 to 1), {@code is_bridged} (whether the wrist was not
 * seen there). A swimmer's strokes are in the order of time throughout.
 */
public final class StrokesTable extends ResultTable<SwimWindow> {
  private static final long serialVersionUID = 1L;
  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("camera")
          .required(INT32)
          .named("swimmer")
          .required(BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("wrist")
          .required(INT64)
          .named("frame")
          .required(DOUBLE)
          .named("timestamp_s")
          .required(DOUBLE)
          .named("y")
          .required(DOUBLE)
          .named("prominence")
          .required(DOUBLE)
          .named("confidence")
          .required(BOOLEAN)
          .named("is_bridged")
          .named("strokes");

  private StrokesTable() {}

  /** The table. */
  public static StrokesTable of() {
    return new StrokesTable();
  }

  @Override
  public String name() {
    return "strokes";
  }

  @Override
  public MessageType schema() {
    return SCHEMA;
  }

  @Override
  Map<String, String> units() {
    return Map.of("timestamp_s", "s", "y", "px", "prominence", "px");
  }

  @Override
  void addRows(SwimWindow window, Recording recording, RowWriter rows) {
    for (StrokeWindow swimmer : window.strokes()) {
      for (Stroke stroke : swimmer.strokes()) {
        rows.put(swimmer.camera());
        rows.put(swimmer.swimmer());
        rows.put(stroke.wrist().label());
        rows.put(stroke.frame());
        rows.put(stroke.timeSeconds());
        rows.put(stroke.y());
        rows.put(stroke.prominence());
        rows.put(stroke.confidence());
        rows.put(stroke.bridged());
        rows.endRow();
      }
    }
  }
}
