package org.shoal.transforms.detect;

import java.io.Serializable;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;

/** What is counted of decoding and detecting, under the name of {@link DetectFrames}. */
public final class DetectionMetrics implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Counter framesDecoded = Metrics.counter(DetectFrames.class, "framesDecoded");
  private final Counter framesFailed = Metrics.counter(DetectFrames.class, "framesFailed");
  private final Counter framesMissing = Metrics.counter(DetectFrames.class, "framesMissing");
  private final Counter detections = Metrics.counter(DetectFrames.class, "detections");
  private final Counter segmentsResumed = Metrics.counter(DetectFrames.class, "segmentsResumed");
  private final Counter cpuFallbacks = Metrics.counter(DetectFrames.class, "cpuFallbacks");
  private final Distribution decodeMillis =
      Metrics.distribution(DetectFrames.class, "decodeMillis");
  private final Distribution inferMillis = Metrics.distribution(DetectFrames.class, "inferMillis");
  private final MachineMetrics machine = new MachineMetrics();

  /** Counts a segment, and how often the network fell back to the CPU. */
  public void count(SegmentResult result, int fallbacks) {
    framesDecoded.inc(result.decoded());
    framesFailed.inc(result.failed());
    framesMissing.inc(result.missing());
    detections.inc(result.detections());
    cpuFallbacks.inc(fallbacks);
    decodeMillis.update(result.decodeMillis());
    inferMillis.update(result.inferMillis());
    machine.count();
  }

  /** Counts a segment of which an earlier run kept what it came to. */
  public void countResumed() {
    segmentsResumed.inc();
  }
}
