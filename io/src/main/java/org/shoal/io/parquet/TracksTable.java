package org.shoal.io.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/**
 * One row a fish and frame, sorted by frame and fish: {@code frame}, {@code time_s} (seconds since
 * frame 0: frame / fps), {@code fish_id}, {@code x}, {@code y}, {@code z} (metres), {@code
 * confidence} (0 to 1), {@code residual_px} (mean reprojection residual), {@code n_cameras}, {@code
 * is_confirmed}; then {@code smoothed_x}, {@code smoothed_y}, {@code smoothed_z} and their standard
 * deviations {@code sigma_x}, {@code sigma_y}, {@code sigma_z} (metres), and {@code is_bridged},
 * true in a frame of a gap that smoothing closed, where nothing was measured. What there is not is
 * null.
 */
public final class TracksTable extends ResultTable<SmoothedWindow> {
  private static final long serialVersionUID = 1L;
  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(INT64)
          .named("frame")
          .required(DOUBLE)
          .named("time_s")
          .required(INT32)
          .named("fish_id")
          .optional(FLOAT)
          .named("x")
          .optional(FLOAT)
          .named("y")
          .optional(FLOAT)
          .named("z")
          .optional(FLOAT)
          .named("confidence")
          .optional(FLOAT)
          .named("residual_px")
          .required(INT32)
          .named("n_cameras")
          .required(BOOLEAN)
          .named("is_confirmed")
          .optional(FLOAT)
          .named("smoothed_x")
          .optional(FLOAT)
          .named("smoothed_y")
          .optional(FLOAT)
          .named("smoothed_z")
          .optional(FLOAT)
          .named("sigma_x")
          .optional(FLOAT)
          .named("sigma_y")
          .optional(FLOAT)
          .named("sigma_z")
          .required(BOOLEAN)
          .named("is_bridged")
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
    Map<String, String> units = new HashMap<>(Map.of("time_s", "s", "residual_px", "px"));
    for (String axis : List.of("x", "y", "z")) {
      units.put(axis, "m");
      units.put("smoothed_" + axis, "m");
      units.put("sigma_" + axis, "m");
    }
    return units;
  }

  @Override
  void addRows(SmoothedWindow window, Recording recording, RowWriter rows) {
    TrackColumns tracks = window.tracks();
    SmoothedColumns smoothed = window.smoothed();
    for (int f = 0; f < tracks.frameCount(); f++) {
      long frame = window.frames().firstFrame() + f;
      for (int i = tracks.frameOffsets()[f]; i < tracks.frameOffsets()[f + 1]; i++) {
        rows.put(frame);
        rows.put(frame / recording.fps());
        rows.put(tracks.fishId()[i]);
        rows.putOptional(tracks.x()[i]);
        rows.putOptional(tracks.y()[i]);
        rows.putOptional(tracks.z()[i]);
        rows.putOptional(known(tracks.confidence()[i]));
        rows.putOptional(known(tracks.residualPx()[i]));
        rows.put(tracks.nCameras()[i]);
        rows.put(tracks.confirmed()[i] != 0);
        rows.putOptional(smoothed.x()[i]);
        rows.putOptional(smoothed.y()[i]);
        rows.putOptional(smoothed.z()[i]);
        rows.putOptional(smoothed.sigmaX()[i]);
        rows.putOptional(smoothed.sigmaY()[i]);
        rows.putOptional(smoothed.sigmaZ()[i]);
        rows.put(smoothed.bridged()[i] != 0);
        rows.endRow();
      }
    }
  }

  /** In columns -1 stands for what there is not. */
  private static float known(float value) {
    return value < 0 ? Float.NaN : value;
  }
}
