package org.shoal.pipelines.simulate;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal simulate line}. */
public interface SimulateLineOptions extends PipelineOptions {
  @Description(
      "Folder for the recording: recording.yaml, footage, truth.csv, bottles.csv. Required.")
  String getOutput();

  void setOutput(String value);

  @Description("Decides everything random; the same options give the same files.")
  @Default.Long(1)
  long getSeed();

  void setSeed(long value);

  @Description("Number of cameras, each with a conveyor of its own.")
  @Default.Integer(1)
  int getCameras();

  void setCameras(int value);

  @Description("Number of bottles on each conveyor.")
  @Default.Integer(12)
  int getBottles();

  void setBottles(int value);

  @Description("Lanes of each conveyor, 1 to 4, one behind another, each with a speed of its own.")
  @Default.Integer(3)
  int getLanes();

  void setLanes(int value);

  @Description("How far the nearest lane moves in a second, as a share of the picture's width.")
  @Default.Double(0.3)
  double getSpeed();

  void setSpeed(double value);

  @Description("How often each conveyor stops.")
  @Default.Integer(1)
  int getStops();

  void setStops(int value);

  @Description("How long a stop lasts on average, seconds.")
  @Default.Double(1.5)
  double getStopSeconds();

  void setStopSeconds(double value);

  @Description("Posts between camera and conveyor, behind which bottles disappear, 0 to 4.")
  @Default.Integer(1)
  int getPosts();

  void setPosts(int value);

  @Description("Length of the recording in seconds.")
  @Default.Double(20)
  double getSeconds();

  void setSeconds(double value);

  @Description("Frames a second.")
  @Default.Double(15)
  double getFps();

  void setFps(double value);

  @Description("Width of the pictures in pixels, even.")
  @Default.Integer(640)
  int getWidth();

  void setWidth(int value);

  @Description("Height of the pictures in pixels, even.")
  @Default.Integer(360)
  int getHeight();

  void setHeight(int value);

  @Description("Whether to write the true boxes as detections too, to boxes.jsonl.gz.")
  @Default.Boolean(false)
  boolean isBoxes();

  void setBoxes(boolean value);
}
