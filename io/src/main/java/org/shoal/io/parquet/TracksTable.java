package org.shoal.io.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.Map;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.io.tracking.TrackedWindow;

/**
 * One row a fish and frame, sorted by frame and fish: {@code frame}, {@code time_s} (seconds since
 * frame 0: frame / fps), {@code fish_id}, {@code x}, {@code y}, {@code z} (metres), {@code
 * confidence} (0 to 1), {@code residual_px} (mean reprojection residual, -1 when there is none),
 * {@code n_cameras}, {@code is_confirmed}.
 */
public final class TracksTable extends ResultTable {
  private static final long serialVersionUID = 1L;
  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(INT64)
          .named("frame")
          .required(DOUBLE)
          .named("time_s")
          .required(INT32)
          .named("fish_id")
          .required(FLOAT)
          .named("x")
          .required(FLOAT)
          .named("y")
          .required(FLOAT)
          .named("z")
          .required(FLOAT)
          .named("confidence")
          .required(FLOAT)
          .named("residual_px")
          .required(INT32)
          .named("n_cameras")
          .required(BOOLEAN)
          .named("is_confirmed")
          .named("tracks");

  private TracksTable() {}

  /** The table. */
  public static TracksTable of() {
    return new TracksTable();
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
    return Map.of("time_s", "s", "x", "m", "y", "m", "z", "m", "residual_px", "px");
  }

  @Override
  void addRows(TrackedWindow window, Recording recording, RowWriter rows) {
    TrackColumns tracks = window.tracks();
    for (int f = 0; f < tracks.frameCount(); f++) {
      long frame = window.frames().firstFrame() + f;
      for (int i = tracks.frameOffsets()[f]; i < tracks.frameOffsets()[f + 1]; i++) {
        rows.put(frame);
        rows.put(frame / recording.fps());
        rows.put(tracks.fishId()[i]);
        rows.put(tracks.x()[i]);
        rows.put(tracks.y()[i]);
        rows.put(tracks.z()[i]);
        rows.put(tracks.confidence()[i]);
        rows.put(tracks.residualPx()[i]);
        rows.put(tracks.nCameras()[i]);
        rows.put(tracks.confirmed()[i] != 0);
        rows.endRow();
      }
    }
  }
}
