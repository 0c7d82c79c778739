package org.shoal.pipelines.export;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal export}. */
public interface ExportOptions extends PipelineOptions {
  @Description("Folder of a recording's finished results, <output>/<recording>. Required.")
  String getResults();

  void setResults(String value);

  @Description(
      "Format: mot (MOTChallenge text), sleap (analysis HDF5), anipose (3D CSV) or csv. Required.")
  String getTo();

  void setTo(String value);

  @Description(
      "Folder for the files; where the format makes a single file, that file's name. Required.")
  String getOutput();

  void setOutput(String value);

  @Description(
      "Whether mot and anipose give the smoothed positions, bridged gaps included, not those measured.")
  @Default.Boolean(false)
  boolean isSmoothed();

  void setSmoothed(boolean value);

  @Description("Table that csv exports: tracks, detections or frames.")
  @Default.String("tracks")
  String getTable();

  void setTable(String value);

  @Description(
      "recording.yaml of the results, which mot asks for the pictures' size and sleap for the "
          + "footage's name; when empty, the one that summary.json names, if it is still there.")
  @Default.String("")
  String getRecording();

  void setRecording(String value);
}
