package org.shoal.pipelines.simulate;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal simulate tank}. */
public interface SimulateTankOptions extends PipelineOptions {
  @Description(
      "Folder for the recording: recording.yaml, calibration.json, footage, truth.csv. Required.")
  String getOutput();

  void setOutput(String value);

  @Description("Decides everything random; the same options give the same files.")
  @Default.Long(1)
  long getSeed();

  void setSeed(long value);

  @Description("Number of cameras, on a ring over the tank.")
  @Default.Integer(4)
  int getCameras();

  void setCameras(int value);

  @Description("Number of fish.")
  @Default.Integer(3)
  int getFish();

  void setFish(int value);

  @Description("Length of the recording in seconds.")
  @Default.Double(10)
  double getSeconds();

  void setSeconds(double value);

  @Description("Frames a second.")
  @Default.Double(30)
  double getFps();

  void setFps(double value);

  @Description("Width of the pictures in pixels, even.")
  @Default.Integer(640)
  int getWidth();

  void setWidth(int value);

  @Description("Height of the pictures in pixels, even.")
  @Default.Integer(480)
  int getHeight();

  void setHeight(int value);

  @Description("Whether to write every fish's true box in every picture too, to boxes.jsonl.gz.")
  @Default.Boolean(false)
  boolean isBoxes();

  void setBoxes(boolean value);
}
