package org.shoal.io.recording;

import java.io.Serializable;
import java.util.List;

/**
 * A multi-camera recording, as recording.yaml describes it, with every path resolved.
 *
 * @param name names the output folder and seeds everything random
 * @param source the path or URI of the recording.yaml
 * @param fps frames a second of the recording's clock
 * @param startSeconds clock time of frame 0, in seconds on the footage's own timeline
 * @param startTime wall-clock time of frame 0 as written in the yaml (ISO 8601); empty when not
 *     given
 * @param frames number of frames when the yaml gives it; -1 when the footage decides
 * @param cameras the cameras, in the yaml's order, which is their order in every result
 * @param calibration path or URI of the calibration file; empty when none is given
 */
public record Recording(
    String name,
    String source,
    double fps,
    double startSeconds,
    String startTime,
    long frames,
    List<RecordingCamera> cameras,
    String calibration)
    implements Serializable {
  public Recording {
    cameras = List.copyOf(cameras);
  }

  /** The clock that gives every frame its index. */
  public FrameClock clock() {
    return new FrameClock(fps, startSeconds);
  }

  /** The cameras' names in order. */
  public List<String> cameraNames() {
    return cameras.stream().map(RecordingCamera::name).toList();
  }

  /** The same recording with its number of frames known. */
  public Recording withFrames(long known) {
    return new Recording(name, source, fps, startSeconds, startTime, known, cameras, calibration);
  }

  /** The same recording with a main video stream for the cameras that have none chosen. */
  public Recording withDefaultStream(int stream) {
    return withCameras(cameras.stream().map(camera -> camera.withDefaultStream(stream)).toList());
  }

  /** The same recording with its cameras described anew. */
  public Recording withCameras(List<RecordingCamera> described) {
    return new Recording(
        name, source, fps, startSeconds, startTime, frames, described, calibration);
  }
}
