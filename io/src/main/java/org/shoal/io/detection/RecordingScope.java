package org.shoal.io.detection;

import java.util.HashMap;
import java.util.Map;
import org.shoal.io.recording.Recording;

/** Tells what in a file belongs to a recording, and whether the recording can have it. */
final class RecordingScope {
  private final Recording recording;
  private final Map<String, Integer> cameras = new HashMap<>();

  RecordingScope(Recording recording) {
    this.recording = recording;
    for (String camera : recording.cameraNames()) {
      cameras.put(camera, cameras.size());
    }
  }

  /** Whether something is of the recording: it says so, or does not say at all. */
  boolean covers(String recordingName) {
    return recordingName.isEmpty() || recordingName.equals(recording.name());
  }

  /** The index of a camera by name. */
  int camera(String name, InputPlace place) {
    Integer camera = cameras.get(name);
    if (camera == null) {
      throw place.wrong(
          "recording %s has no camera \"%s\"; it has %s"
              .formatted(recording.name(), name, String.join(", ", recording.cameraNames())));
    }
    return camera;
  }

  /** The same frame, if the recording can have it. */
  long frame(long frame, InputPlace place) {
    if (frame < 0) {
      throw place.wrong("frame " + frame + " is negative");
    }
    if (recording.frames() >= 0 && frame >= recording.frames()) {
      throw place.wrong(
          "frame %d is beyond the %d frames of recording %s"
              .formatted(frame, recording.frames(), recording.name()));
    }
    return frame;
  }
}
