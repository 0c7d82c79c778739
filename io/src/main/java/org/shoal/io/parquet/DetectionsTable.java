package org.shoal.io.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/**
 * One row a detection, sorted within each window (row group) by camera in the recording's order,
 * frame and index: {@code camera}, {@code frame}, {@code index} (from 0 within its camera and
 * frame), {@code x}, {@code y}, {@code w}, {@code h} (the box, pixels), {@code u}, {@code v} (the
 * centroid, pixels), {@code confidence} (0 to 1), {@code label} (empty when the source gives none),
 * {@code fish_id} (null when no fish was made of it).
 */
public final class DetectionsTable extends ResultTable<SmoothedWindow> {
  private static final long serialVersionUID = 1L;
  private static final int NO_FISH = -1;
  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("camera")
          .required(INT64)
          .named("frame")
          .required(INT32)
          .named("index")
          .required(FLOAT)
          .named("x")
          .required(FLOAT)
          .named("y")
          .required(FLOAT)
          .named("w")
          .required(FLOAT)
          .named("h")
          .required(FLOAT)
          .named("u")
          .required(FLOAT)
          .named("v")
          .required(FLOAT)
          .named("confidence")
          .required(BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("label")
          .optional(INT32)
          .named("fish_id")
          .named("detections");

  private DetectionsTable() {}

  /** The table. */
  public static DetectionsTable of() {
    return new DetectionsTable();
  }

  @Override
  public String name() {
    return "detections";
  }

  @Override
  public MessageType schema() {
    return SCHEMA;
  }

  @Override
  Map<String, String> units() {
    return Map.of("x", "px", "y", "px", "w", "px", "h", "px", "u", "px", "v", "px");
  }

  @Override
  void addRows(SmoothedWindow window, Recording recording, RowWriter rows) {
    List<CameraWindow> cameras = window.frames().cameras();
    for (int c = 0; c < cameras.size(); c++) {
      CameraWindow camera = cameras.get(c);
      int[] fish = fishOfDetections(window.tracks(), camera, c, cameras.size());
      DetectionColumns detections = camera.detections();
      for (int f = 0; f < camera.frameCount(); f++) {
        int first = detections.frameOffsets()[f];
        for (int i = first; i < detections.frameOffsets()[f + 1]; i++) {
          rows.put(camera.camera());
          rows.put(camera.firstFrame() + f);
          rows.put(i - first);
          rows.put(detections.x()[i]);
          rows.put(detections.y()[i]);
          rows.put(detections.w()[i]);
          rows.put(detections.h()[i]);
          rows.put(detections.u()[i]);
          rows.put(detections.v()[i]);
          rows.put(detections.confidence()[i]);
          rows.put(detections.label()[i]);
          rows.putOptional(fish[i]);
          rows.endRow();
        }
      }
    }
  }

  /** The fish each of a camera's detections was given to, the tracks' assignment turned round. */
  private static int[] fishOfDetections(
      TrackColumns tracks, CameraWindow camera, int cameraIndex, int cameraCount) {
    int[] offsets = camera.detections().frameOffsets();
    int[] fish = new int[camera.detections().size()];
    Arrays.fill(fish, NO_FISH);
    for (int f = 0; f < tracks.frameCount(); f++) {
      for (int i = tracks.frameOffsets()[f]; i < tracks.frameOffsets()[f + 1]; i++) {
        int index = tracks.assignment()[i * cameraCount + cameraIndex];
        if (index < 0) {
          continue;
        }
        int row = offsets[f] + index;
        if (row >= offsets[f + 1] || fish[row] != NO_FISH) {
          throw new IllegalArgumentException(
              "fish %d has detection %d of camera %s at frame %d, which %s"
                  .formatted(
                      tracks.fishId()[i],
                      index,
                      camera.camera(),
                      camera.firstFrame() + f,
                      row >= offsets[f + 1] ? "there is not" : "is fish " + fish[row] + "'s"));
        }
        fish[row] = tracks.fishId()[i];
      }
    }
    return fish;
  }
}
