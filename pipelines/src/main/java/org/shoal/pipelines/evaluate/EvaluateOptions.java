package org.shoal.pipelines.evaluate;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal evaluate}. */
public interface EvaluateOptions extends PipelineOptions {
  @Description(
      "Tracks to judge: tracking.h5, tracks.parquet as a folder, file or glob, or a .csv with the columns of the truth. Required.")
  String getTracks();

  void setTracks(String value);

  @Description("True positions: text with the columns frame, id, x, y, z in metres. Required.")
  String getTruth();

  void setTruth(String value);

  @Description(
      "Distances in metres within which a position counts as that of a fish, separated by commas.")
  @Default.String("0.02")
  String getWithin();

  void setWithin(String value);

  @Description(
      "Whether to judge the smoothed positions, bridged gaps included, not those measured.")
  @Default.Boolean(false)
  boolean isSmoothed();

  void setSmoothed(boolean value);

  @Description(
      "Whether frames of which the truth has nothing count as frames without fish; else they are not judged.")
  @Default.Boolean(false)
  boolean isEveryFrame();

  void setEveryFrame(boolean value);

  @Description("File for all scores as JSON; - prints them in place of the table.")
  @Default.String("")
  String getJson();

  void setJson(String value);
}
