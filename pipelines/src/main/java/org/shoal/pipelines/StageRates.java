package org.shoal.pipelines;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  private StageRates() {}

  /**
   * Stage → seconds and frames a second.
   *
   * @param metrics the finished job's
   * @param frames camera frames of the job
   */
  public static ObjectNode read(MetricResults metrics, long frames) {
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
    ObjectNode stages = JsonNodeFactory.instance.objectNode();
    seconds.forEach(
        (stage, total) ->
            stages
                .putObject(stage)
                .put("seconds", total)
                .put("framesPerSecond", total > 0 ? frames / total : 0));
    return stages;
  }
}
