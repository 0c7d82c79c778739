package org.shoal.pipelines.simulate;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal simulate tank} that go with {@code --detectionsOnly} alone. */
public interface DetectionOptions extends PipelineOptions {
  @Description(
      "How the cameras look down: overhead (straight, each sees a part of the tank) or tilted (each sees all). With --detectionsOnly.")
  @Default.String("overhead")
  String getRig();

  void setRig(String value);

  @Description("Radius of the water in metres. With --detectionsOnly.")
  @Default.Double(0.8)
  double getTankRadius();

  void setTankRadius(double value);

  @Description("Depth of the water in metres. With --detectionsOnly.")
  @Default.Double(0.9)
  double getWaterDepth();

  void setWaterDepth(double value);

  @Description("Height of the cameras above the water in metres. With --detectionsOnly.")
  @Default.Double(1)
  double getCameraHeight();

  void setCameraHeight(double value);

  @Description(
      "Standard deviation of detections along each axis of the image, pixels. With --detectionsOnly.")
  @Default.Double(2)
  double getPixelNoise();

  void setPixelNoise(double value);

  @Description("Share of the visible fish that are not detected. With --detectionsOnly.")
  @Default.Double(0.05)
  double getMissRate();

  void setMissRate(double value);

  @Description("Share of the detections that are of nothing. With --detectionsOnly.")
  @Default.Double(0.02)
  double getFalsePositiveRate();

  void setFalsePositiveRate(double value);

  @Description(
      "Fish that appear nearer to each other than this, in pixels, are detected as one. With --detectionsOnly.")
  @Default.Double(0)
  double getMergePixels();

  void setMergePixels(double value);

  @Description("Number of times that cameras stop. With --detectionsOnly.")
  @Default.Integer(0)
  int getOutages();

  void setOutages(int value);

  @Description("Number of cameras that stop each time. With --detectionsOnly.")
  @Default.Integer(1)
  int getOutageCameras();

  void setOutageCameras(int value);

  @Description(
      "How long cameras stop; each time half of this to one and a half times. With --detectionsOnly.")
  @Default.Double(3)
  double getOutageSeconds();

  void setOutageSeconds(double value);

  @Description(
      "Whether cameras that stop send frames in which nothing is detected, not no frames. With --detectionsOnly.")
  @Default.Boolean(false)
  boolean isBlindOutages();

  void setBlindOutages(boolean value);

  @Description(
      "Number of times that a fish leaves all views and comes back elsewhere. With --detectionsOnly.")
  @Default.Integer(0)
  int getAbsences();

  void setAbsences(int value);

  @Description(
      "How long fish stay away; each time half of this to one and a half times. With --detectionsOnly.")
  @Default.Double(3)
  double getAbsenceSeconds();

  void setAbsenceSeconds(double value);
}
