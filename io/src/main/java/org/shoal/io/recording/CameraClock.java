package org.shoal.io.recording;

import java.io.Serializable;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a camera's own time becomes the recording's clock.
 *
 * @param offsetSeconds clock time at the camera's time 0
 * @param driftPpm how much too fast the camera's clock runs, in parts per million: a second of the
 *     recording's clock is 1 + driftPpm / 1e6 seconds of the camera's
 * @param fileStarts the camera's time at which a file begins, for the files of which it is known;
 *     others follow the file before, or their own timestamps
 * @param timestamps path or URI of a table of the pictures' times, which replace those of the
 *     footage; empty when there is none
 */
public record CameraClock(
    double offsetSeconds, double driftPpm, Map<String, Double> fileStarts, String timestamps)
    implements Serializable {
  public CameraClock {
    fileStarts = Map.copyOf(fileStarts);
  }

  /** A clock that only needs an offset. */
  public static CameraClock offset(double seconds) {
    return new CameraClock(seconds, 0, Map.of(), "");
  }

  /** Seconds of the recording's clock in a second of the camera's. */
  public double rate() {
    return 1 / (1 + driftPpm / 1e6);
  }

  /** The camera's time at which a file begins, if the recording says so. */
  public OptionalDouble startOf(String file) {
    Double start = fileStarts.get(file);
    return start == null ? OptionalDouble.empty() : OptionalDouble.of(start);
  }

  /** The same with the starts of files given anew. */
  public CameraClock withFileStarts(Map<String, Double> starts) {
    return new CameraClock(offsetSeconds, driftPpm, starts, timestamps);
  }
}
