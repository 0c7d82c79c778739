package org.shoal.transforms.smooth;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.Medium;
import org.shoal.io.recording.Recording;

/**
 * What it takes to make the smoothers of several recordings.
 *
 * @param fps frames a second, by the recording's name
 * @param media what the fish are in, by the recording's name
 */
record WindowSmoothers(SmootherConfig config, Map<String, Double> fps, Map<String, Medium> media)
    implements Serializable {

  static WindowSmoothers of(List<Recording> recordings, Map<String, Calibration> calibrations) {
    Map<String, Double> fps = new HashMap<>();
    Map<String, Medium> media = new HashMap<>();
    for (Recording recording : recordings) {
      fps.put(recording.name(), recording.fps());
      media.put(recording.name(), calibrations.get(recording.name()).medium());
    }
    return new WindowSmoothers(SmootherConfig.defaults(), Map.copyOf(fps), Map.copyOf(media));
  }

  WindowSmoothers withConfig(SmootherConfig other) {
    return new WindowSmoothers(other, fps, media);
  }

  /** The smoother of a recording. */
  WindowSmoother smoother(String recording) {
    return new WindowSmoother(config, fps.get(recording), media.get(recording));
  }

  /** How many frames before and after a window of a recording are looked at to smooth it. */
  int contextFrames(String recording) {
    return config.contextFrames(fps.get(recording));
  }
}
