package org.shoal.pipelines;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * How fast each stage of a finished job was, from Beam's metrics: every distribution called {@code
 * <stage>Millis} is the time a stage took, summed over all workers.
 */
public final class StageRates {
  private static final String SUFFIX = "Millis";

  /** The stages whose work is each camera's frames. */
  private static final Set<String> CAMERA_STAGES = Set.of("decode", "infer");

  private StageRates() {}

  /**
   * Stage → seconds and frames a second: camera frames where frames of each camera are the work,
   * frames of the recording's clock where all cameras together are.
   *
   * @param metrics the finished job's
   */
  public static ObjectNode read(MetricResults metrics) {
    MetricQueryResults all = metrics.queryMetrics(MetricsFilter.builder().build());
    TreeMap<String, Double> seconds = new TreeMap<>();
    for (MetricResult<DistributionResult> result : all.getDistributions()) {
      String name = result.getName().getName();
      if (result.getName().getNamespace().startsWith("org.shoal.") && name.endsWith(SUFFIX)) {
        seconds.merge(
            name.substring(0, name.length() - SUFFIX.length()),
            result.getAttempted().getSum() / 1e3,
            Double::sum);
      }
    }
    long cameraFrames = count(all, "framesDecoded");
    long clockFrames = count(all, "framesWritten");
    ObjectNode stages = JsonNodeFactory.instance.objectNode();
    seconds.forEach(
        (stage, total) -> {
          long frames = CAMERA_STAGES.contains(stage) ? cameraFrames : clockFrames;
          stages
              .putObject(stage)
              .put("seconds", total)
              .put("frames_per_second", total > 0 ? frames / total : 0);
        });
    return stages;
  }

  private static long count(MetricQueryResults all, String name) {
    long sum = 0;
    for (MetricResult<Long> counter : all.getCounters()) {
      if (counter.getName().getNamespace().startsWith("org.shoal.")
          && counter.getName().getName().equals(name)) {
        sum += counter.getAttempted();
      }
    }
    return sum;
  }
}
