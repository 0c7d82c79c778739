package org.shoal.pipelines.status;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal status}. */
public interface StatusOptions extends PipelineOptions {
  @Description("recording.yaml: a path, a glob or a URI. Required.")
  String getRecording();

  void setRecording(String value);

  @Description("Folder of the results, as it was given to the job.")
  @Default.String("out")
  String getOutput();

  void setOutput(String value);
}
