package org.shoal.runners;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.shoal.pipelines.RunnerTuning;

/**
 * Tunes the DirectRunner for speed: its checks that no element is changed and that all can be
 * encoded copy every element, and are for tests.
 */
public final class DirectRunnerTuning implements RunnerTuning {
  @Override
  public void tune(PipelineOptions options) {
    if (options.getRunner() == DirectRunner.class) {
      DirectOptions direct = options.as(DirectOptions.class);
      direct.setEnforceImmutability(false);
      direct.setEnforceEncodability(false);
      direct.setTargetParallelism(Runtime.getRuntime().availableProcessors());
    }
  }
}
