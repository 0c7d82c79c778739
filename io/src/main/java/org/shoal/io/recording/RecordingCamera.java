package org.shoal.io.recording;

import java.io.Serializable;
import java.util.List;

/**
 * One camera of a recording.
 *
 * @param name unique within the recording; matches the calibration's camera of the same name
 * @param footage video files in the order they were filmed, as paths or Beam filesystem URIs; empty
 *     when the recording has no footage
 * @param stream which of a file's video streams is the camera's, from 0; {@link #ANY_STREAM} for
 *     the one that the file marks as its main one
 * @param clock how the camera's time becomes the recording's
 */
public record RecordingCamera(String name, List<String> footage, int stream, CameraClock clock)
    implements Serializable {
  /** The file's main video stream. */
  public static final int ANY_STREAM = -1;

  public RecordingCamera {
    footage = List.copyOf(footage);
  }

  /** A camera of which only an offset is known, with its files' main streams. */
  public RecordingCamera(String name, List<String> footage, double offsetSeconds) {
    this(name, footage, ANY_STREAM, CameraClock.offset(offsetSeconds));
  }

  /** The same camera with its main stream chosen, unless it is chosen already. */
  public RecordingCamera withDefaultStream(int chosen) {
    return stream == ANY_STREAM ? new RecordingCamera(name, footage, chosen, clock) : this;
  }
}
