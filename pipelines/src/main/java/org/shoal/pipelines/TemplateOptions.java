package org.shoal.pipelines;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** An option of Dataflow's runner, under the name that it has there. */
public interface TemplateOptions extends PipelineOptions {
  /** Where the runner writes the job instead of running it; null when it is to run. */
  @Description("Where the runner writes the job instead of running it.")
  String getTemplateLocation();

  /** Sets where the runner writes the job. */
  void setTemplateLocation(String value);
}
