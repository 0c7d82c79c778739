package org.shoal.pipelines;

import java.util.List;
import java.util.ServiceLoader;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Settings of a runner's own that a job wants unless its user says otherwise. Modules that bring a
 * runner provide one as a service.
 */
public interface RunnerTuning {
  /** Adjusts the options if they name this tuning's runner. */
  void tune(PipelineOptions options);

  /**
   * Keys that workers have, for a runner that settles beforehand which worker gets which key.
   *
   * @return as many of every worker's, those of different workers following each other; empty when
   *     the options name another runner, or when nobody knows
   */
  default List<Integer> workerKeys(PipelineOptions options) {
    return List.of();
  }

  /** The keys that workers have with the options' runner; empty when nobody knows. */
  static List<Integer> allWorkerKeys(PipelineOptions options) {
    return ServiceLoader.load(RunnerTuning.class).stream()
        .map(tuning -> tuning.get().workerKeys(options))
        .filter(keys -> !keys.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Applies every tuning there is. */
  static void tuneAll(PipelineOptions options) {
    ServiceLoader.load(RunnerTuning.class).forEach(tuning -> tuning.tune(options));
  }
}
