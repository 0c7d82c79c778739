package org.shoal.io.recording;

import java.io.Serializable;
import java.util.List;

/**
 * One camera of a recording.
 *
 * @param name unique within the recording; matches the calibration's camera of the same name
 * @param footage video files in the order they were filmed, as paths or Beam filesystem URIs; empty
 *     when the recording has no footage
 * @param offsetSeconds added to the footage's own time to give the recording's clock
 */
public record RecordingCamera(String name, List<String> footage, double offsetSeconds)
    implements Serializable {
  public RecordingCamera {
    footage = List.copyOf(footage);
  }
}
