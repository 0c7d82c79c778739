package org.shoal.pipelines;

import java.util.ServiceLoader;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Settings of a runner's own that a job wants unless its user says otherwise. Modules that bring a
 * runner provide one as a service.
 */
public interface RunnerTuning {
  /** Adjusts the options if they name this tuning's runner. */
  void tune(PipelineOptions options);

  /** Applies every tuning there is. */
  static void tuneAll(PipelineOptions options) {
    ServiceLoader.load(RunnerTuning.class).forEach(tuning -> tuning.tune(options));
  }
}
