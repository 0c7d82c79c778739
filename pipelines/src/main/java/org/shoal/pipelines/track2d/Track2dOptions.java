package org.shoal.pipelines.track2d;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.shoal.pipelines.BoxTrackingOptions;

/** The options of {@code shoal track2d}. */
public interface Track2dOptions extends BoxTrackingOptions {
  @Description("Detections of one camera: MOTChallenge text, gzipped or not. Required.")
  String getDetections();

  void setDetections(String value);

  @Description("Format of the tracks: mot (MOTChallenge text).")
  @Default.String("mot")
  String getTo();

  void setTo(String value);

  @Description("File for the tracks; gzipped when its name ends in .gz. Required.")
  String getOutput();

  void setOutput(String value);

  @Description("Frames a second, for durations given in seconds.")
  @Default.Double(30)
  double getFps();

  void setFps(double value);

  @Description(
      "Detections in frames that follow each other after which a track is confirmed and gets its id.")
  @Default.Integer(2)
  int getMinHits();

  void setMinHits(int value);

  @Description("Most tracks at the same time, of which the most confident stay; 0 for no limit.")
  @Default.Integer(0)
  int getMaxTracks();

  void setMaxTracks(int value);
}
