package org.shoal.io.hdf5;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shoal.io.InvalidInputException;

/**
 * The shape of a {@code tracking.h5}. With N frames, F = {@code maxFish} and one row a frame, the
 * group {@code /tracking} holds {@code frame_index} (N) int64, {@code fish_id} (N, F) int32, {@code
 * centroid_3d} (N, F, 3) float32 in metres, {@code confidence} and {@code reprojection_residual}
 * (N, F) float32, {@code n_cameras} (N, F) int32, {@code is_confirmed} (N, F) boolean, and for each
 * camera {@code camera_assignments/<camera>} (N, F) int32 and {@code bboxes/<camera>} (N, F, 4)
 * int32 as x, y, w, h in pixels. Slots are in ascending fish_id; empty ones hold the fill value: 0
 * for frame_index and n_cameras, NaN for centroid_3d, false for is_confirmed, -1 elsewhere.
 *
 * <p>A file may have a group {@code /smoothed} too, in the same slots: {@code centroid_3d} and
 * {@code sigma}, its standard deviation, (N, F, 3) float32 in metres, NaN where there is none, and
 * {@code is_bridged} (N, F) boolean, true in the frames of a gap that smoothing closed.
 *
 * @param cameraNames the cameras in order, 0 or more; distinct names that HDF5 can hold as links
 * @param maxFish slots for fish in each frame, at least 1
 * @param chunkFrames frames a chunk holds, which is the window's length, at least 1
 * @param hasSmoothed whether there is a group {@code /smoothed}
 */
public record TrackingLayout(
    List<String> cameraNames, int maxFish, int chunkFrames, boolean hasSmoothed)
    implements Serializable {
  /** Fish in each frame when nothing else is said. */
  public static final int DEFAULT_MAX_FISH = 9;

  /** Frames of a chunk when nothing else is said. */
  public static final int DEFAULT_CHUNK_FRAMES = 1000;

  static final String TRACKING = "tracking";
  private static final String FILE = "tracking.h5";
  static final String SMOOTHED = "smoothed";
  static final String CAMERA_NAMES = "camera_names";
  static final String ASSIGNMENTS = TRACKING + "/camera_assignments";
  static final String BOXES = TRACKING + "/bboxes";
  static final int FISH_ID = 1;
  static final int CENTROID = 2;
  static final int CONFIDENCE = 3;
  static final int RESIDUAL = 4;
  static final int N_CAMERAS = 5;
  static final int CONFIRMED = 6;
  static final int FIRST_CAMERA = 7;

  /** A link's name is preceded by its length in one byte. */
  private static final int MAX_NAME_BYTES = 255;

  /** The camera_names attribute takes 16 bytes a camera in a message of at most 64 KiB. */
  private static final int MAX_CAMERAS = 4000;

  private static final long MINUS_ONE = -1L;
  private static final long MINUS_ONE_FLOAT = Float.floatToIntBits(-1f);
  private static final long NAN_FLOAT = Float.floatToIntBits(Float.NaN);

  /**
   * Checks the names and sizes.
   *
   * @throws InvalidInputException naming the camera or option that HDF5 cannot hold
   */
  public TrackingLayout {
    cameraNames = List.copyOf(cameraNames);
    checkNames(FILE, cameraNames);
    require(FILE, maxFish >= 1, "maxFish", maxFish + " is not at least 1");
    require(FILE, chunkFrames >= 1, "chunkFrames", chunkFrames + " is not at least 1");
    long widestChunk = 16L * maxFish * chunkFrames;
    require(
        FILE,
        widestChunk <= Integer.MAX_VALUE,
        "chunkFrames",
        chunkFrames + " frames of " + maxFish + " fish make a chunk of more than 2 GiB");
  }

  /** A layout without smoothed positions. */
  public TrackingLayout(List<String> cameraNames, int maxFish, int chunkFrames) {
    this(cameraNames, maxFish, chunkFrames, false);
  }

  /** The same with room for smoothed positions. */
  public TrackingLayout withSmoothed() {
    return new TrackingLayout(cameraNames, maxFish, chunkFrames, true);
  }

  /** Number of windows, and so of chunks in each dataset, that a recording of this length has. */
  public long windows(long frames) {
    return Math.floorDiv(frames + chunkFrames - 1, (long) chunkFrames);
  }

  /** The datasets: the seven of the fish, then the assignments and the boxes of each camera. */
  List<DatasetSpec> datasets() {
    List<Integer> fish = List.of(maxFish);
    List<Integer> position = List.of(maxFish, 3);
    List<DatasetSpec> all = new ArrayList<>();
    all.add(spec(TRACKING, "frame_index", ElementType.INT64, List.of(), 0));
    all.add(spec(TRACKING, "fish_id", ElementType.INT32, fish, MINUS_ONE));
    all.add(spec(TRACKING, "centroid_3d", ElementType.FLOAT32, position, NAN_FLOAT));
    all.add(spec(TRACKING, "confidence", ElementType.FLOAT32, fish, MINUS_ONE_FLOAT));
    all.add(spec(TRACKING, "reprojection_residual", ElementType.FLOAT32, fish, MINUS_ONE_FLOAT));
    all.add(spec(TRACKING, "n_cameras", ElementType.INT32, fish, 0));
    all.add(spec(TRACKING, "is_confirmed", ElementType.BOOLEAN, fish, 0));
    for (String camera : cameraNames) {
      all.add(spec(ASSIGNMENTS, camera, ElementType.INT32, fish, MINUS_ONE));
    }
    for (String camera : cameraNames) {
      all.add(spec(BOXES, camera, ElementType.INT32, List.of(maxFish, 4), MINUS_ONE));
    }
    if (hasSmoothed) {
      all.add(spec(SMOOTHED, "centroid_3d", ElementType.FLOAT32, position, NAN_FLOAT));
      all.add(spec(SMOOTHED, "sigma", ElementType.FLOAT32, position, NAN_FLOAT));
      all.add(spec(SMOOTHED, "is_bridged", ElementType.BOOLEAN, fish, 0));
    }
    return all;
  }

  /** Everything that stands in the file. */
  public FileLayout file() {
    List<String> groups = new ArrayList<>(List.of(TRACKING, ASSIGNMENTS, BOXES));
    if (hasSmoothed) {
      groups.add(SMOOTHED);
    }
    FileLayout.TextList cameras = new FileLayout.TextList(TRACKING, CAMERA_NAMES, cameraNames);
    return new FileLayout(groups, List.of(cameras), datasets());
  }

  /** Number of datasets. */
  int datasetCount() {
    return FIRST_CAMERA + 2 * cameraNames.size() + (hasSmoothed ? 3 : 0);
  }

  /** Position among the datasets of the smoothed positions. */
  int smoothedCentroid() {
    return FIRST_CAMERA + 2 * cameraNames.size();
  }

  /** Position among the datasets of the smoothed positions' standard deviations. */
  int smoothedSigma() {
    return smoothedCentroid() + 1;
  }

  /** Position among the datasets of the marks of bridged gaps. */
  int bridged() {
    return smoothedCentroid() + 2;
  }

  /** Position among the datasets of a camera's assignments. */
  int assignments(int camera) {
    return FIRST_CAMERA + camera;
  }

  /** Position among the datasets of a camera's boxes. */
  int boxes(int camera) {
    return FIRST_CAMERA + cameraNames.size() + camera;
  }

  private DatasetSpec spec(
      String group, String name, ElementType type, List<Integer> rowShape, long fill) {
    return new DatasetSpec(group, name, type, rowShape, chunkFrames, fill);
  }

  /** Checks that HDF5 can hold cameras' names as links. */
  static void checkNames(String file, List<String> names) {
    require(file, names.size() <= MAX_CAMERAS, "cameras", "there are more than " + MAX_CAMERAS);
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      String place = "camera '" + name + "'";
      require(file, !name.isBlank(), place, "a camera's name must not be blank");
      require(
          file,
          name.indexOf('/') < 0 && name.indexOf('\0') < 0 && !name.matches("\\.+"),
          place,
          "HDF5 cannot hold a name with '/' or a null character, or one that is only dots");
      require(
          file,
          name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES,
          place,
          "its name is longer than " + MAX_NAME_BYTES + " bytes");
      require(file, seen.add(name), place, "two cameras have this name");
    }
  }

  private static void require(String file, boolean holds, String place, String reason) {
    if (!holds) {
      throw new InvalidInputException(file, place, reason);
    }
  }
}
