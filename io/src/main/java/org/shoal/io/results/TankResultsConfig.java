package org.shoal.io.results;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.hdf5.TrackingLayout;
import org.shoal.io.recording.Recording;

/**
 * Where and how a tank's results are written.
 *
 * @param output the output folder, local or mounted on every worker
 * @param recordings the recordings by name
 * @param provenance what each recording's files say of their origin, by the recording's name
 * @param maxFish slots a frame in tracking.h5
 * @param windowFrames frames a window, which is a chunk of tracking.h5
 * @param maxBadFrameFraction greatest share of missing and failed frames of a good recording
 * @param markProgress whether finished windows are marked for a progress line
 */
public record TankResultsConfig(
    String output,
    Map<String, Recording> recordings,
    Map<String, Provenance> provenance,
    int maxFish,
    int windowFrames,
    double maxBadFrameFraction,
    boolean markProgress)
    implements Serializable {

  public TankResultsConfig {
    recordings = Map.copyOf(recordings);
    provenance = Map.copyOf(provenance);
  }

  /** The defaults: 9 fish, windows of 1000 frames, at most 2 % bad frames, no marks. */
  public static TankResultsConfig of(String output, List<Recording> recordings) {
    Map<String, Recording> byName = new LinkedHashMap<>();
    recordings.forEach(recording -> byName.put(recording.name(), recording));
    return new TankResultsConfig(
        output,
        byName,
        Map.of(),
        TrackingLayout.DEFAULT_MAX_FISH,
        TrackingLayout.DEFAULT_CHUNK_FRAMES,
        0.02,
        false);
  }

  /** The same with each recording's provenance. */
  public TankResultsConfig withProvenance(Map<String, Provenance> value) {
    return new TankResultsConfig(
        output, recordings, value, maxFish, windowFrames, maxBadFrameFraction, markProgress);
  }

  /** The same with another number of slots. */
  public TankResultsConfig withMaxFish(int value) {
    return new TankResultsConfig(
        output, recordings, provenance, value, windowFrames, maxBadFrameFraction, markProgress);
  }

  /** The same with windows of another length. */
  public TankResultsConfig withWindowFrames(int value) {
    return new TankResultsConfig(
        output, recordings, provenance, maxFish, value, maxBadFrameFraction, markProgress);
  }

  /** The same with another limit on bad frames. */
  public TankResultsConfig withMaxBadFrameFraction(double value) {
    return new TankResultsConfig(
        output, recordings, provenance, maxFish, windowFrames, value, markProgress);
  }

  /** The same with or without marks of progress. */
  public TankResultsConfig withMarkProgress(boolean value) {
    return new TankResultsConfig(
        output, recordings, provenance, maxFish, windowFrames, maxBadFrameFraction, value);
  }

  ResultFolder folder(String recording) {
    return new ResultFolder(output, recording);
  }

  TrackingLayout layout(String recording) {
    return new TrackingLayout(recordings.get(recording).cameraNames(), maxFish, windowFrames)
        .withSmoothed();
  }
}
