package org.shoal.pipelines.inspect;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.shoal.pipelines.FootageOptions;

/** The options of {@code shoal inspect}. */
public interface InspectOptions extends FootageOptions {
  @Description(
      "Seconds of every camera to decode, to compare the cameras' clocks and to measure the speed;"
          + " 0 decodes nothing.")
  @Default.Double(20)
  double getSampleSeconds();

  void setSampleSeconds(double value);

  @Description("ONNX model of the job to come, to measure how long its inference takes on the CPU.")
  @Default.String("")
  String getModel();

  void setModel(String value);

  @Description(
      "ONNX classifier of a line's job to come, to tell how much disk the crops take that it looks at.")
  @Default.String("")
  String getClassifier();

  void setClassifier(String value);

  @Description("Largest offset between two cameras to look for, seconds.")
  @Default.Double(2)
  double getMaxOffset();

  void setMaxOffset(double value);

  @Description("File for the report as JSON; - prints it in place of the table.")
  @Default.String("")
  String getJson();

  void setJson(String value);
}
