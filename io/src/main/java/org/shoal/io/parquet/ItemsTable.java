package org.shoal.io.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.line.BottleFacts;
import org.shoal.io.line.LineWindow;
import org.shoal.io.recording.Recording;

/**
 * One row a bottle, sorted by the frame window it was first seen in, camera in the recording's
 * order and track: {@code camera}, {@code track_id}, {@code first_frame} and {@code last_frame} it
 * was seen in, {@code first_time_s} and {@code last_time_s} (seconds since frame 0: frame / fps),
 * {@code state} (its last), {@code attempts} (looks of the classifier at it), {@code
 * classified_frame} (null when it was not classified), then the attributes, UNKNOWN where not
 * known.
 */
public final class ItemsTable extends ResultTable<LineWindow> {
  private static final long serialVersionUID = 1L;
  private static final MessageType SCHEMA = schemaOfRows();

  private ItemsTable() {}

  /** The table. */
  public static ItemsTable of() {
    return new ItemsTable();
  }

  @Override
  public String name() {
    return "items";
  }

  @Override
  public MessageType schema() {
    return SCHEMA;
  }

  @Override
  Map<String, String> units() {
    return Map.of("first_time_s", "s", "last_time_s", "s");
  }

  @Override
  void addRows(LineWindow window, Recording recording, RowWriter rows) {
    for (TrackClassification bottle : window.newBottles()) {
      rows.put(bottle.key().camera());
      rows.put(bottle.key().track());
      rows.put(bottle.firstFrame());
      rows.put(bottle.lastFrame());
      rows.put(bottle.firstFrame() / recording.fps());
      rows.put(bottle.lastFrame() / recording.fps());
      rows.put(BottleFacts.lastState(bottle).name());
      rows.put(bottle.attempts().size());
      rows.putOptional(BottleFacts.classifiedFrame(bottle));
      bottle.classification().values().forEach(rows::put);
      rows.endRow();
    }
  }

  private static MessageType schemaOfRows() {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    schema.required(BINARY).as(LogicalTypeAnnotation.stringType()).named("camera");
    schema.required(INT32).named("track_id");
    schema.required(INT64).named("first_frame");
    schema.required(INT64).named("last_frame");
    schema.required(DOUBLE).named("first_time_s");
    schema.required(DOUBLE).named("last_time_s");
    schema.required(BINARY).as(LogicalTypeAnnotation.stringType()).named("state");
    schema.required(INT32).named("attempts");
    schema.optional(INT64).named("classified_frame");
    for (Attribute attribute : Attribute.values()) {
      schema.required(BINARY).as(LogicalTypeAnnotation.stringType()).named(attribute.column());
    }
    return schema.named("items");
  }
}
