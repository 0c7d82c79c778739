package org.shoal.io.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.track2d.BoxTrackColumns;

/**
 * A line's tracks: one row a bottle and frame, sorted within each window (row group) by camera in
 * the recording's order, frame and track: {@code camera}, {@code frame}, {@code time_s} (seconds
 * since frame 0: frame / fps), {@code track_id} (from 1, unique within the camera), {@code x},
 * {@code y}, {@code w}, {@code h} (the box, pixels), {@code confidence} (0 to 1; null where the
 * bottle was not detected), {@code detection} (its index within camera and frame, null likewise),
 * {@code is_interpolated} (true there: the box lies between those before and after), {@code state}
 * (NEW, TRACKED, CLASSIFIED or FAILED), then the attributes, UNKNOWN until the bottle is
 * classified.
 */
public final class BoxTracksTable extends ResultTable<LineWindow> {
  private static final long serialVersionUID = 1L;
  private static final MessageType SCHEMA = schemaOfRows();

  private BoxTracksTable() {}

  /** The table. */
  public static BoxTracksTable of() {
    return new BoxTracksTable();
  }

  @Override
  public String name() {
    return "tracks";
  }

  @Override
  public MessageType schema() {
    return SCHEMA;
  }

  @Override
  Map<String, String> units() {
    return Map.of("time_s", "s", "x", "px", "y", "px", "w", "px", "h", "px");
  }

  @Override
  void addRows(LineWindow window, Recording recording, RowWriter rows) {
    for (int c = 0; c < window.cameras().size(); c++) {
      String camera = window.frames().cameras().get(c).camera();
      Map<Integer, TrackClassification> bottles = window.bottlesOf(camera);
      CameraRows seen = window.cameras().get(c);
      for (int row = 0; row < seen.tracks().size(); row++) {
        rows.put(camera);
        addBox(seen.tracks(), row, recording.fps(), rows);
        rows.put(seen.stateOf(row).name());
        seen.classificationOf(row, bottles).values().forEach(rows::put);
        rows.endRow();
      }
    }
  }

  private static void addBox(BoxTrackColumns tracks, int row, double fps, RowWriter rows) {
    rows.put(tracks.frame()[row]);
    rows.put(tracks.frame()[row] / fps);
    rows.put(tracks.trackId()[row]);
    rows.put(tracks.x()[row]);
    rows.put(tracks.y()[row]);
    rows.put(tracks.w()[row]);
    rows.put(tracks.h()[row]);
    rows.putOptional(tracks.confidence()[row]);
    rows.putOptional(tracks.detection()[row]);
    rows.put(!tracks.isDetected(row));
  }

  private static MessageType schemaOfRows() {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    schema.required(BINARY).as(LogicalTypeAnnotation.stringType()).named("camera");
    schema.required(INT64).named("frame");
    schema.required(DOUBLE).named("time_s");
    schema.required(INT32).named("track_id");
    schema.required(FLOAT).named("x");
    schema.required(FLOAT).named("y");
    schema.required(FLOAT).named("w");
    schema.required(FLOAT).named("h");
    schema.optional(FLOAT).named("confidence");
    schema.optional(INT32).named("detection");
    schema.required(BOOLEAN).named("is_interpolated");
    schema.required(BINARY).as(LogicalTypeAnnotation.stringType()).named("state");
    for (Attribute attribute : Attribute.values()) {
      schema.required(BINARY).as(LogicalTypeAnnotation.stringType()).named(attribute.column());
    }
    return schema.named("tracks");
  }
}
