package org.shoal.pipelines.simulate;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal simulate swim}. */
public interface SimulateSwimOptions extends PipelineOptions {
  @Description("Folder for the recording: recording.yaml, footage, truth.csv. Required.")
  String getOutput();

  void setOutput(String value);

  @Description("Decides everything random; the same options give the same files.")
  @Default.Long(1)
  long getSeed();

  void setSeed(long value);

  @Description("Number of swimmers, 1 to 3, each in a lane of their own.")
  @Default.Integer(1)
  int getSwimmers();

  void setSwimmers(int value);

  @Description(
      "Strokes a minute, both arms counted: one rate, or rates with the second each begins at, such as 60@0,75@20,0@40; 0 is a pause.")
  @Default.String("60")
  String getStrokeRate();

  void setStrokeRate(String value);

  @Description("Length of the recording in seconds.")
  @Default.Double(30)
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
  @Default.Integer(360)
  int getHeight();

  void setHeight(int value);

  @Description("Whether to write the true keypoints of every frame too, to keypoints.jsonl.gz.")
  @Default.Boolean(false)
  boolean isKeypoints();

  void setKeypoints(boolean value);
}
