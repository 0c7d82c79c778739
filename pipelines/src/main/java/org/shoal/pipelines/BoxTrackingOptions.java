package org.shoal.pipelines;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How one camera's detections become tracks. */
public interface BoxTrackingOptions extends PipelineOptions {
  @Description("Least confidence of a detection that may continue a track in sight.")
  @Default.Double(0.1)
  double getLowThreshold();

  void setLowThreshold(double value);

  @Description("Confidence from which on a detection is matched first, and with lost tracks, too.")
  @Default.Double(0.6)
  double getHighThreshold();

  void setHighThreshold(double value);

  @Description("Least confidence of a detection that starts a track.")
  @Default.Double(0.7)
  double getNewTrackThreshold();

  void setNewTrackThreshold(double value);

  @Description(
      "Least overlap (IoU) of a detection with the box that is expected of its track, 0 to 1.")
  @Default.Double(0.3)
  double getMinIou();

  void setMinIou(double value);

  @Description("The same for detections below highThreshold.")
  @Default.Double(0.5)
  double getMinIouLow();

  void setMinIouLow(double value);

  @Description("Absence that a track outlives, in frames (30) or seconds (1s).")
  @Default.String("30")
  String getMaxAge();

  void setMaxAge(String value);

  @Description(
      "Longest absence that is filled with interpolated boxes once a track is found again, in frames (20) or "
          + "seconds (0.5s); 0 for none.")
  @Default.String("20")
  String getMaxGap();

  void setMaxGap(String value);
}
