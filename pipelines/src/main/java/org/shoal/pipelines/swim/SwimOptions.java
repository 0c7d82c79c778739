package org.shoal.pipelines.swim;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.shoal.pipelines.DetectionOptions;
import org.shoal.pipelines.RecordingOptions;

/** The options of {@code shoal swim}. */
public interface SwimOptions extends RecordingOptions, DetectionOptions {
  @Description(
      "Where poses come from: yolo (a network, --model), file (recorded keypoints, --detections),"
          + " or without footage sine (a swimmer at --strokeRate) or random. --detections alone"
          + " means file.")
  @Default.String("yolo")
  String getPose();

  void setPose(String value);

  @Override
  @Description(
      "ONNX pose model for COCO's 17 keypoints: YOLOv8-pose, YOLO11-pose or end-to-end; the layout"
          + " is recognised. Required for --pose=yolo.")
  @Default.String("")
  String getModel();

  @Override
  void setModel(String value);

  @Override
  @Description(
      "Recorded keypoints to use in place of footage: a JSON list or JSON lines, gzipped or not.")
  @Default.String("")
  String getDetections();

  @Override
  void setDetections(String value);

  @Override
  @Description("Least confidence of a person, 0 to 1.")
  @Default.Double(0.25)
  double getConfidence();

  @Override
  void setConfidence(double value);

  @Override
  @Description(
      "Of two people whose boxes overlap by more than this (IoU), the less confident is dropped.")
  @Default.Double(0.45)
  double getNmsIou();

  @Override
  void setNmsIou(double value);

  @Override
  @Description("Not for swimmers: a pose model knows people only.")
  List<String> getClasses();

  @Override
  void setClasses(List<String> value);

  @Description(
      "Swimmers before each camera, each in a lane and with a track of their own; of 1 the most"
          + " confident person of each frame is followed.")
  @Default.Integer(1)
  int getSwimmers();

  void setSwimmers(int value);

  @Description(
      "The picture's axis along which lanes lie beside each other: y (lanes run from left to right)"
          + " or x.")
  @Default.String("y")
  String getLaneAxis();

  void setLaneAxis(String value);

  @Description(
      "Least prominence of a stroke: how far a wrist's y stands out of what is around it, pixels.")
  @Default.Double(30)
  double getMinProminence();

  void setMinProminence(double value);

  @Description("Least time between two strokes of one wrist, seconds.")
  @Default.Double(0.3)
  double getMinDistance();

  void setMinDistance(double value);

  @Description("Least confidence with which a wrist counts as seen, 0 to 1.")
  @Default.Double(0.5)
  double getKeypointConfidence();

  void setKeypointConfidence(double value);

  @Description(
      "Longest time that a wrist may be hidden and its way be interpolated, seconds; strokes that"
          + " rest on it are marked.")
  @Default.Double(0.5)
  double getMaxGapSeconds();

  void setMaxGapSeconds(double value);

  @Description("Length of the rolling window of the stroke rate, seconds.")
  @Default.Double(15)
  double getRateWindow();

  void setRateWindow(double value);

  @Description("Time between samples of the stroke rate, seconds.")
  @Default.Double(5)
  double getRateInterval();

  void setRateInterval(double value);

  @Description("Samples of the stroke rate that the session's state keeps.")
  @Default.Integer(60)
  int getRateHistory();

  void setRateHistory(int value);

  @Description("Strokes a minute of --pose=sine, both arms counted.")
  @Default.Double(60)
  double getStrokeRate();

  void setStrokeRate(double value);

  @Description("Width of the frames of --pose=sine and random, pixels.")
  @Default.Integer(1920)
  int getFrameWidth();

  void setFrameWidth(int value);

  @Description("Height of the frames of --pose=sine and random, pixels.")
  @Default.Integer(1080)
  int getFrameHeight();

  void setFrameHeight(int value);

  @Description("Decides everything random of --pose=sine and random.")
  @Default.Long(0)
  long getSeed();

  void setSeed(long value);

  @Description(
      "Length for --pose=sine and random of a recording that does not say its number of frames,"
          + " seconds.")
  @Default.Double(60)
  double getSeconds();

  void setSeconds(double value);
}
