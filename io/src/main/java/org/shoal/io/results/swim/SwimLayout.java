package org.shoal.io.results.swim;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.hdf5.DatasetSpec;
import org.shoal.io.hdf5.ElementType;
import org.shoal.io.hdf5.FileLayout;
import org.shoal.io.hdf5.FrameChunks;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.stroke.FrameStates;
import org.shoal.io.stroke.SwimWindow;

/**
 * The shape of a {@code swim.h5}. {@code /frames} has the frames' index and each camera's times.
 * Every swimmer has groups {@code pose} and {@code state}, a row a frame, and {@code strokes} and
 * {@code rate}, a row an event. They lie in the root where there is one camera with one swimmer,
 * else in {@code /swimmers/<camera>/<swimmer>}; the attribute {@code swimmers} of {@code /frames}
 * lists where.
 *
 * @param cameraNames the cameras in order
 * @param swimmers swimmers before each camera
 * @param chunkFrames frames a chunk holds, which is the window's length
 */
record SwimLayout(List<String> cameraNames, int swimmers, int chunkFrames) implements Serializable {
  static final int KEYPOINTS = 0;

  private static final String FRAMES = "frames";
  private static final String TIMES = FRAMES + "/timestamp_s";
  private static final String SWIMMERS = "swimmers";
  private static final int FRAME_DATASETS = 7;
  private static final int EVENT_CHUNK = 1024;
  private static final int WRIST_BYTES = 5;
  private static final long NAN_FLOAT = Float.floatToIntBits(Float.NaN);
  private static final long NAN_DOUBLE = Double.doubleToLongBits(Double.NaN);

  SwimLayout {
    cameraNames = List.copyOf(cameraNames);
  }

  /** Everything that stands in the file. */
  FileLayout file() {
    List<String> groups = new ArrayList<>(List.of(FRAMES, TIMES));
    List<FileLayout.TextList> texts = new ArrayList<>();
    List<DatasetSpec> datasets = new ArrayList<>();
    List<DatasetSpec> events = new ArrayList<>();
    datasets.add(frames(FRAMES, "frame_index", ElementType.INT64, List.of(), 0));
    cameraNames.forEach(
        camera -> datasets.add(frames(TIMES, camera, ElementType.FLOAT64, List.of(), NAN_DOUBLE)));
    if (!isSingle()) {
      groups.add(SWIMMERS);
      cameraNames.forEach(camera -> groups.add(SWIMMERS + "/" + camera));
    }
    for (String place : places()) {
      if (!place.isEmpty()) {
        groups.add(place.substring(0, place.length() - 1));
      }
      for (String group : List.of("pose", "state", "strokes", "rate")) {
        groups.add(place + group);
      }
      texts.add(new FileLayout.TextList(place + "pose", "keypoint_names", Keypoint.names()));
      datasets.addAll(frameDatasets(place));
      events.addAll(eventDatasets(place));
    }
    texts.add(new FileLayout.TextList(FRAMES, "camera_names", cameraNames));
    texts.add(
        new FileLayout.TextList(
            FRAMES, "swimmers", places().stream().map(SwimLayout::groupPath).toList()));
    return new FileLayout(groups, texts, datasets, events);
  }

  /** Where each swimmer's groups lie, by camera, then by swimmer: empty or with a slash behind. */
  private List<String> places() {
    if (isSingle()) {
      return List.of("");
    }
    List<String> places = new ArrayList<>();
    for (String camera : cameraNames) {
      for (int swimmer = 0; swimmer < swimmers; swimmer++) {
        places.add(SWIMMERS + "/" + camera + "/" + swimmer + "/");
      }
    }
    return places;
  }

  private static String groupPath(String place) {
    return place.isEmpty() ? "/" : "/" + place.substring(0, place.length() - 1);
  }

  private boolean isSingle() {
    return cameraNames.size() == 1 && swimmers == 1;
  }

  /** Number of swimmers before all cameras. */
  int tracks() {
    return cameraNames.size() * swimmers;
  }

  /** Position among the datasets of frames of a track's keypoints. */
  int keypoints(int track) {
    return 1 + cameraNames.size() + FRAME_DATASETS * track + KEYPOINTS;
  }

  private List<DatasetSpec> frameDatasets(String place) {
    List<Integer> keypoint = List.of(Keypoint.COUNT, SwimPose.VALUES);
    List<Integer> one = List.of();
    String pose = place + "pose";
    String state = place + "state";
    return List.of(
        frames(pose, "keypoints", ElementType.FLOAT32, keypoint, NAN_FLOAT),
        frames(pose, "box", ElementType.FLOAT32, List.of(PoseColumns.BOX), NAN_FLOAT),
        frames(pose, "confidence", ElementType.FLOAT32, one, NAN_FLOAT),
        frames(state, "pose_detected", ElementType.BOOLEAN, one, 0),
        frames(state, "stroke_count", ElementType.INT64, one, 0),
        frames(state, "stroke_rate", ElementType.FLOAT64, one, 0),
        frames(state, "is_swimming", ElementType.BOOLEAN, one, 0));
  }

  private static List<DatasetSpec> eventDatasets(String place) {
    String strokes = place + "strokes";
    String rate = place + "rate";
    return List.of(
        events(strokes, "wrist", ElementType.text(WRIST_BYTES)),
        events(strokes, "frame", ElementType.INT64),
        events(strokes, "timestamp_s", ElementType.FLOAT64),
        events(strokes, "y", ElementType.FLOAT64),
        events(strokes, "prominence", ElementType.FLOAT64),
        events(strokes, "confidence", ElementType.FLOAT64),
        events(strokes, "is_bridged", ElementType.BOOLEAN),
        events(rate, "timestamp_s", ElementType.FLOAT64),
        events(rate, "stroke_rate", ElementType.FLOAT64),
        events(rate, "stroke_count", ElementType.INT64));
  }

  /** The datasets of events of a track, in the order of {@link SwimEvents}. */
  List<DatasetSpec> eventsOf(int track) {
    return eventDatasets(places().get(track));
  }

  private DatasetSpec frames(
      String group, String name, ElementType type, List<Integer> rowShape, long fill) {
    return new DatasetSpec(group, name, type, rowShape, chunkFrames, fill);
  }

  private static DatasetSpec events(String group, String name, ElementType type) {
    return new DatasetSpec(group, name, type, List.of(), EVENT_CHUNK, 0);
  }

  /** Sets the rows of a window. */
  void fill(SwimWindow window, FrameChunks chunks) {
    for (int f = 0; f < window.frames().frameCount(); f++) {
      chunks.setFrame(f, window.frames().firstFrame() + f);
    }
    for (int camera = 0; camera < cameraNames.size(); camera++) {
      CameraWindow frames = window.frames().cameras().get(camera);
      chunks.elements(1 + camera).asDoubleBuffer().put(frames.timestampSeconds());
    }
    for (int track = 0; track < tracks(); track++) {
      fill(
          window.poses().get(track),
          window.strokes().get(track).frames(),
          chunks,
          keypoints(track));
    }
  }

  private static void fill(PoseWindow window, FrameStates states, FrameChunks chunks, int first) {
    PoseColumns poses = window.poses();
    chunks.elements(first).asFloatBuffer().put(poses.keypoints());
    chunks.elements(first + 1).asFloatBuffer().put(poses.box());
    chunks.elements(first + 2).asFloatBuffer().put(poses.confidence());
    ByteBuffer detected = chunks.elements(first + 3);
    for (int f = 0; f < window.frameCount(); f++) {
      detected.put(f, (byte) (poses.hasPose(f) ? 1 : 0));
    }
    chunks.elements(first + 4).asLongBuffer().put(states.strokeCount());
    chunks.elements(first + 5).asDoubleBuffer().put(states.strokeRate());
    chunks.elements(first + 6).put(0, states.swimming());
  }
}
