package org.shoal.io.results;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.recording.Recording;

/**
 * Where and how results are written.
 *
 * @param output the output folder, local or mounted on every worker
 * @param recordings the recordings by name
 * @param provenance what each recording's files say of their origin, by the recording's name
 * @param windowFrames frames a window
 * @param maxBadFrameFraction greatest share of missing and failed frames of a good recording
 */
public record ResultsConfig(
    String output,
    Map<String, Recording> recordings,
    Map<String, Provenance> provenance,
    int windowFrames,
    double maxBadFrameFraction)
    implements Serializable {
  private static final int DEFAULT_WINDOW_FRAMES = 1000;

  public ResultsConfig {
    recordings = Map.copyOf(recordings);
    provenance = Map.copyOf(provenance);
  }

  /** The defaults: windows of 1000 frames, at most 2 % bad frames. */
  public static ResultsConfig of(String output, List<Recording> recordings) {
    Map<String, Recording> byName = new LinkedHashMap<>();
    recordings.forEach(recording -> byName.put(recording.name(), recording));
    return new ResultsConfig(output, byName, Map.of(), DEFAULT_WINDOW_FRAMES, 0.02);
  }

  /** The same with each recording's provenance. */
  public ResultsConfig withProvenance(Map<String, Provenance> value) {
    return new ResultsConfig(output, recordings, value, windowFrames, maxBadFrameFraction);
  }

  /** The same with windows of another length. */
  public ResultsConfig withWindowFrames(int value) {
    return new ResultsConfig(output, recordings, provenance, value, maxBadFrameFraction);
  }

  /** The same with another limit on bad frames. */
  public ResultsConfig withMaxBadFrameFraction(double value) {
    return new ResultsConfig(output, recordings, provenance, windowFrames, value);
  }

  /** Where a recording's results lie. */
  public ResultFolder folder(String recording) {
    return new ResultFolder(output, recording);
  }

  /** Number of windows that a recording of this length has. */
  long windows(long frames) {
    return Math.floorDiv(frames + windowFrames - 1, (long) windowFrames);
  }
}
