package org.shoal.pipelines.inspect;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal inspect}. */
public interface InspectOptions extends PipelineOptions {
  @Description("recording.yaml to look through: a path, a glob or a URI. Required.")
  String getRecording();

  void setRecording(String value);

  @Description(
      "Which video stream of each file, from 0, for cameras whose recording.yaml does not say; -1"
          + " takes the file's main one.")
  @Default.Integer(-1)
  int getStream();

  void setStream(int value);

  @Description("Length of a stretch of footage that one worker decodes, in seconds.")
  @Default.Double(20)
  double getSegmentSeconds();

  void setSegmentSeconds(double value);

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

  @Description("Largest offset between two cameras to look for, seconds.")
  @Default.Double(2)
  double getMaxOffset();

  void setMaxOffset(double value);

  @Description("Share of missing frames above which a job would count the recording as failed.")
  @Default.Double(0.02)
  double getMaxBadFrameFraction();

  void setMaxBadFrameFraction(double value);

  @Description("File for the report as JSON; - prints it in place of the table.")
  @Default.String("")
  String getJson();

  void setJson(String value);
}
