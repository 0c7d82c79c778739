package org.shoal.pipelines;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What every mission asks: which recordings, where to, and how the work is cut. */
public interface RecordingOptions extends PipelineOptions {
  @Description("recording.yaml to process: a path, a glob or a URI. Required.")
  String getRecording();

  void setRecording(String value);

  @Description(
      "Which video stream of each file, from 0, for cameras whose recording.yaml does not say; -1"
          + " takes the file's main one.")
  @Default.Integer(-1)
  int getStream();

  void setStream(int value);

  @Description("Folder for results, a path or URI; each recording gets a folder of its name in it.")
  @Default.String("out")
  String getOutput();

  void setOutput(String value);

  @Description(
      "Detections to use in place of footage: Parquet as written here, or JSON lines (.jsonl,"
          + " .jsonl.gz).")
  @Default.String("")
  String getDetections();

  void setDetections(String value);

  @Description(
      "Whether to start afresh. Otherwise footage that an earlier run into the same output has looked at, with "
          + "the same model and options, is not looked at again.")
  @Default.Boolean(false)
  boolean isOverwrite();

  void setOverwrite(boolean value);

  @Description("Frames a window: the unit of work, of retry and of the result files' chunks.")
  @Default.Integer(1000)
  int getWindowFrames();

  void setWindowFrames(int value);

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

  @Description(
      "Whether the files say when they were made (attribute created, ISO 8601); two runs no longer"
          + " give the same bytes then.")
  @Default.Boolean(false)
  boolean isCreationTime();

  void setCreationTime(boolean value);

  @Description("Whether to show progress: auto (on a terminal), always or never.")
  @Default.String("auto")
  String getProgress();

  void setProgress(String value);
}
