package org.shoal.io.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.shoal.io.recording.Recording;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.StrokeWindow;
import org.shoal.io.stroke.SwimWindow;

/**
 * One row a sample of the stroke rate, in the window (row group) in which it became certain, sorted
 * there by camera, swimmer and time: {@code camera}, {@code swimmer}, {@code timestamp_s} (clock
 * time), {@code stroke_rate} (strokes of both arms a minute over the rolling window that ends
 * there) and {@code stroke_count} (strokes up to there).
 */
public final class RatesTable extends ResultTable<SwimWindow> {
  private static final long serialVersionUID = 1L;
  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("camera")
          .required(INT32)
          .named("swimmer")
          .required(DOUBLE)
          .named("timestamp_s")
          .required(DOUBLE)
          .named("stroke_rate")
          .required(INT64)
          .named("stroke_count")
          .named("rates");

  private RatesTable() {}

  /** The table. */
  public static RatesTable of() {
    return new RatesTable();
  }

  @Override
  public String name() {
    return "rates";
  }

  @Override
  public MessageType schema() {
    return SCHEMA;
  }

  @Override
  Map<String, String> units() {
    return Map.of("timestamp_s", "s", "stroke_rate", "1/min");
  }

  @Override
  void addRows(SwimWindow window, Recording recording, RowWriter rows) {
    for (StrokeWindow swimmer : window.strokes()) {
      for (RateSample sample : swimmer.rates()) {
        rows.put(swimmer.camera());
        rows.put(swimmer.swimmer());
        rows.put(sample.timeSeconds());
        rows.put(sample.strokesPerMinute());
        rows.put(sample.strokeCount());
        rows.endRow();
      }
    }
  }
}
