package org.shoal.io.hdf5;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.InvalidInputException;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.TrackState;

/**
 * The shape of a {@code line.h5}. With N frames and T = {@code maxTracks}, the group {@code /line}
 * holds {@code frame_index} (N) int64 and for each camera {@code track_id/<camera>} (N, T) int32,
 * {@code bboxes/<camera>} (N, T, 4) float32 as x, y, w, h in pixels, {@code confidence/<camera>}
 * (N, T) float32, {@code state/<camera>} (N, T) uint8, the place of its name in the group's
 * attribute {@code states}, and {@code is_interpolated/<camera>} (N, T) boolean, true where the
 * bottle was not detected and its box lies between those before and after. Slots are in ascending
 * track_id; empty ones hold the fill value: NaN for bboxes, false for is_interpolated, 255 for
 * state, -1 elsewhere. Confidence is -1 in interpolated rows, too.
 *
 * <p>The group {@code /items} has a row for each bottle, in order of the frame window it was first
 * seen in, camera and track id: {@code camera}, {@code track_id}, {@code first_frame}, {@code
 * last_frame}, {@code state} (its last), {@code attempts}, {@code classified_frame} (-1 when it was
 * not classified), and the attributes, as text.
 *
 * @param cameraNames the cameras in order; distinct names that HDF5 can hold as links
 * @param maxTracks slots for tracks in each frame, at least 1
 * @param chunkFrames frames a chunk holds, which is the window's length, at least 1
 */
public record LineLayout(List<String> cameraNames, int maxTracks, int chunkFrames)
    implements Serializable {
  static final String LINE = "line";
  static final String ITEMS = "items";
  static final int FIRST_CAMERA = 1;
  static final int PER_CAMERA = 5;

  private static final int NAME_BYTES = 255;
  private static final int WORD_BYTES = 16;
  private static final int VALUE_BYTES = 128;
  private static final long MINUS_ONE = -1L;
  private static final long MINUS_ONE_FLOAT = Float.floatToIntBits(-1f);
  private static final long NAN_FLOAT = Float.floatToIntBits(Float.NaN);

  /**
   * Checks the names and sizes.
   *
   * @throws InvalidInputException naming the camera or option that HDF5 cannot hold
   */
  public LineLayout {
    cameraNames = List.copyOf(cameraNames);
    TrackingLayout.checkNames("line.h5", cameraNames);
    if (maxTracks < 1 || 16L * maxTracks * chunkFrames > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          "line.h5", "maxTracks", maxTracks + " slots do not fit a chunk of 1 to 2^31 bytes");
    }
  }

  /** Everything that stands in the file. */
  public FileLayout file() {
    List<String> groups = new ArrayList<>(List.of(LINE));
    for (String quantity : quantities()) {
      groups.add(LINE + "/" + quantity);
    }
    groups.add(ITEMS);
    List<String> states = Arrays.stream(TrackState.values()).map(TrackState::name).toList();
    return new FileLayout(
        groups,
        List.of(
            new FileLayout.TextList(LINE, "camera_names", cameraNames),
            new FileLayout.TextList(LINE, "states", states)),
        datasets(),
        items());
  }

  /** The frames' index, then for one camera after another its five datasets. */
  List<DatasetSpec> datasets() {
    List<Integer> slots = List.of(maxTracks);
    List<DatasetSpec> all = new ArrayList<>();
    all.add(new DatasetSpec(LINE, "frame_index", ElementType.INT64, List.of(), chunkFrames, 0));
    for (String camera : cameraNames) {
      all.add(spec("track_id", camera, ElementType.INT32, slots, MINUS_ONE));
      all.add(spec("bboxes", camera, ElementType.FLOAT32, List.of(maxTracks, 4), NAN_FLOAT));
      all.add(spec("confidence", camera, ElementType.FLOAT32, slots, MINUS_ONE_FLOAT));
      all.add(spec("state", camera, ElementType.UINT8, slots, MINUS_ONE));
      all.add(spec("is_interpolated", camera, ElementType.BOOLEAN, slots, 0));
    }
    return all;
  }

  /** The columns of the bottles' table. */
  List<DatasetSpec> items() {
    List<DatasetSpec> all = new ArrayList<>();
    all.add(item("camera", ElementType.text(NAME_BYTES)));
    all.add(item("track_id", ElementType.INT32));
    all.add(item("first_frame", ElementType.INT64));
    all.add(item("last_frame", ElementType.INT64));
    all.add(item("state", ElementType.text(WORD_BYTES)));
    all.add(item("attempts", ElementType.INT32));
    all.add(item("classified_frame", ElementType.INT64));
    for (Attribute attribute : Attribute.values()) {
      all.add(item(attribute.column(), ElementType.text(VALUE_BYTES)));
    }
    return all;
  }

  private static List<String> quantities() {
    return List.of("track_id", "bboxes", "confidence", "state", "is_interpolated");
  }

  private DatasetSpec spec(
      String quantity, String camera, ElementType type, List<Integer> rowShape, long fill) {
    return new DatasetSpec(LINE + "/" + quantity, camera, type, rowShape, chunkFrames, fill);
  }

  private DatasetSpec item(String name, ElementType type) {
    return new DatasetSpec(ITEMS, name, type, List.of(), chunkFrames, 0);
  }
}
