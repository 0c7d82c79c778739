package org.shoal.runners;

import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.shoal.pipelines.RunnerTuning;

/** Tunes Flink: elements are immutable, so that they need not be copied between chained steps. */
public final class FlinkRunnerTuning implements RunnerTuning {
  @Override
  public void tune(PipelineOptions options) {
    if (options.getRunner() == FlinkRunner.class) {
      options.as(FlinkPipelineOptions.class).setFasterCopy(true);
    }
  }
}
