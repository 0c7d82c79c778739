package org.shoal.runners.flink;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.shoal.pipelines.RunnerTuning;

/**
 * Tunes Flink. Elements are immutable, so that they need not be copied between chained steps. On a
 * cluster, stages pass each other finished results, so that a worker that is lost takes only its
 * own work with it; all free slots are used; and the bundle made for clusters is what is submitted.
 * An embedded Flink looks at its clocks less often.
 */
public final class FlinkRunnerTuning implements RunnerTuning {
  private static final String BUNDLE = "shoal-flink.jar";
  private static final String PIPELINED = "PIPELINED";
  private static final String BLOCKING = "BATCH_FORCED";
  private static final String CLOCK_TICK = "pekko.scheduler.tick-duration";

  @Override
  public void tune(PipelineOptions options) {
    if (options.getRunner() == FlinkRunner.class) {
      FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
      flink.setFasterCopy(true);
      if (isAddress(flink.getFlinkMaster())) {
        tuneForCluster(flink);
      } else {
        slowClocks();
      }
    }
  }

  @Override
  public List<Integer> workerKeys(PipelineOptions options) {
    if (options.getRunner() != FlinkRunner.class) {
      return List.of();
    }
    OptionalInt workers = parallelism(options.as(FlinkPipelineOptions.class));
    return workers.isPresent() ? WorkerKeys.of(workers.getAsInt()) : List.of();
  }

  /** How many parallel parts a step will have, where that can be told by now. */
  @SuppressWarnings("deprecation") // Beam's batch jobs are of this interface of Flink's.
  private static OptionalInt parallelism(FlinkPipelineOptions flink) {
    if (flink.getParallelism() > 0) {
      return OptionalInt.of(flink.getParallelism());
    }
    if (isAddress(flink.getFlinkMaster()) || flink.getFlinkConfDir() != null) {
      return OptionalInt.empty();
    }
    int usual = ExecutionEnvironment.getExecutionEnvironment().getParallelism();
    return usual > 0 ? OptionalInt.of(usual) : OptionalInt.empty();
  }

  /** Whether a master is a cluster's host and port rather than one of Beam's words in brackets. */
  private static boolean isAddress(String master) {
    return !master.startsWith("[");
  }

  /**
   * There are two clocks, each of which looks for something due 100 times a second otherwise; Flink
   * waits for nothing that short. Pekko reads the setting when Flink starts.
   */
  private static void slowClocks() {
    if (System.getProperty(CLOCK_TICK) == null) {
      System.setProperty(CLOCK_TICK, "50ms");
    }
  }

  private static void tuneForCluster(FlinkPipelineOptions flink) {
    if (flink.getExecutionModeForBatch().equals(PIPELINED)) {
      flink.setExecutionModeForBatch(BLOCKING);
    }
    SessionCluster cluster = new SessionCluster(flink.getFlinkMaster());
    if (flink.getParallelism() <= 0) {
      cluster.slots().ifPresent(flink::setParallelism);
    }
    cluster.cancelAtExit(flink.getJobName());
    if (flink.getFilesToStage() == null) {
      bundle().ifPresent(jar -> flink.setFilesToStage(List.of(jar.toString())));
    }
  }

  /** The bundle for clusters, where it lies beside the jar that this class is from. */
  private static Optional<Path> bundle() {
    try {
      Path own =
          Path.of(
              FlinkRunnerTuning.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path bundle = own.resolveSibling(BUNDLE);
      return Files.isRegularFile(bundle) ? Optional.of(bundle) : Optional.empty();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a jar's place is no URI", e);
    }
  }
}
