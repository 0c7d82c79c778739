package org.shoal.pipelines.tank;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.shoal.pipelines.DetectionOptions;
import org.shoal.pipelines.RecordingOptions;

/** The options of {@code shoal tank}. */
public interface TankOptions extends RecordingOptions, DetectionOptions {
  @Description(
      "Greatest distance between a detection and a fish's projection that still counts as support, pixels.")
  @Default.Double(15)
  double getReprojectionThreshold();

  void setReprojectionThreshold(double value);

  @Description("Least number of cameras that must see a fish to place it.")
  @Default.Integer(2)
  int getMinCameras();

  void setMinCameras(int value);

  @Description("Number of fish in the tank; 0 when it is not known.")
  @Default.Integer(0)
  int getExpectedCount();

  void setExpectedCount(int value);

  @Description("Fish a frame that tracking.h5 has room for; the Parquet files hold them all.")
  @Default.Integer(9)
  int getMaxFish();

  void setMaxFish(int value);

  @Description("Sightings after which a track is confirmed.")
  @Default.Integer(2)
  int getMinHits();

  void setMinHits(int value);

  @Description("Frames without a sighting after which a track ends.")
  @Default.Integer(7)
  int getMaxAge();

  void setMaxAge(int value);

  @Description("Fastest that a fish darts, m/s: what is farther is another fish.")
  @Default.Double(3)
  double getMaxSpeed();

  void setMaxSpeed(double value);

  @Description(
      "How fast a fish may be when it is first seen or darts off, standard deviation, m/s.")
  @Default.Double(0.3)
  double getUsualSpeed();

  void setUsualSpeed(double value);

  @Description(
      "How much a fish's velocity changes within a second, standard deviation, m/s: more for fish that "
          + "turn often. Half or twice as much makes little difference.")
  @Default.Double(0.115)
  double getSpeedChange();

  void setSpeedChange(double value);

  @Description(
      "Longest time that a fish may be unseen and still have smoothed positions in between, seconds.")
  @Default.Double(0.5)
  double getMaxGapSeconds();

  void setMaxGapSeconds(double value);
}
