package org.shoal.pipelines;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What every mission asks: which recordings, where to, and how the work is cut. */
public interface RecordingOptions extends FootageOptions {
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

  @Description(
      "Most GiB of what was found in a recording's footage, a line's crops with it, to keep for runs with other "
          + "options once its results are complete; 0 keeps nothing.")
  @Default.Double(10)
  double getMaxKeptGib();

  void setMaxKeptGib(double value);

  @Description("Frames a window: the unit of work, of retry and of the result files' chunks.")
  @Default.Integer(1000)
  int getWindowFrames();

  void setWindowFrames(int value);

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
