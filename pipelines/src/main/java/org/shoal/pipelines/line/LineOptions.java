package org.shoal.pipelines.line;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.shoal.pipelines.BoxTrackingOptions;
import org.shoal.pipelines.DetectionOptions;
import org.shoal.pipelines.RecordingOptions;

/** The options of {@code shoal line}. */
public interface LineOptions extends RecordingOptions, DetectionOptions, BoxTrackingOptions {
  @Description(
      "ONNX classifier as pack-classifier makes them. Required unless --detections is given, where there are no "
          + "pictures to look at.")
  @Default.String("")
  String getClassifier();

  void setClassifier(String value);

  @Description(
      "Trigger zones, in which bottles are classified: x,y,width,height in percent of the frame, up to three "
          + "separated by semicolons, or a YAML or JSON file; when empty, 40 % x 60 % in the middle.")
  @Default.String("")
  String getZones();

  void setZones(String value);

  @Description(
      "Whether zones that are out of range give a warning and the default zone, not an error.")
  @Default.Boolean(false)
  boolean isLenientZones();

  void setLenientZones(boolean value);

  @Description("Times that a bottle is looked at before it counts as failed.")
  @Default.Integer(2)
  int getMaxClassificationAttempts();

  void setMaxClassificationAttempts(int value);

  @Description(
      "Frames after which a detection that stays in a zone is cut out once more, for tracks that are found late.")
  @Default.Integer(10)
  int getCropInterval();

  void setCropInterval(int value);

  @Description("Crops given to the classifier at once.")
  @Default.Integer(32)
  int getClassifierBatchSize();

  void setClassifierBatchSize(int value);

  @Description(
      "Detections in frames that follow each other after which a track is confirmed and counts as a bottle.")
  @Default.Integer(1)
  int getMinHits();

  void setMinHits(int value);

  @Description(
      "Most bottles at the same time in one camera, of which the most confident are tracked.")
  @Default.Integer(20)
  int getMaxTracks();

  void setMaxTracks(int value);
}
