package org.shoal.pipelines;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What is asked wherever a recording's footage is looked at. */
public interface FootageOptions extends PipelineOptions {
  @Description("recording.yaml to process: a path, a glob or a URI. Required.")
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
      "Greatest share of the frames that a recording's readable cameras should have that may be"
          + " missing or fail to decode before the recording counts as failed. Frames before a"
          + " camera starts, after it ends, or for which it films too slowly do not count.")
  @Default.Double(0.02)
  double getMaxBadFrameFraction();

  void setMaxBadFrameFraction(double value);
}
