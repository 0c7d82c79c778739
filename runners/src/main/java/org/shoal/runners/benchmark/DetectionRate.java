package org.shoal.runners.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.shoal.io.video.Segment;
import org.shoal.pipelines.ExitCode;
import org.shoal.transforms.detect.DetectorConfig;
import org.shoal.transforms.detect.OnnxDetector;
import org.shoal.transforms.detect.SegmentDetector;
import org.shoal.transforms.detect.SegmentResult;

/**
 * How many frames a second a process decodes and searches, one segment after the other and nothing
 * else: what a worker with one slot could do at best.
 */
public final class DetectionRate {
  private DetectionRate() {}

  /**
   * Measures; prints one number, frames a second.
   *
   * @param arguments recording.yaml, model.onnx, seconds to warm up and seconds to measure
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      System.err.println("usage: DetectionRate recording.yaml model.onnx WARM_SECONDS SECONDS");
      System.exit(ExitCode.USAGE.status());
    }
    List<Segment> segments = new FootageCost(Path.of(arguments[0])).segments();
    DetectorConfig config = DetectorConfig.of(arguments[1]);
    try (OnnxDetector opened = OnnxDetector.open(config)) {
      SegmentDetector detector = new SegmentDetector(opened, config.batchSize(), 1);
      rate(segments, detector, Double.parseDouble(arguments[2]));
      System.out.println(rate(segments, detector, Double.parseDouble(arguments[3])));
    }
  }

  private static double rate(List<Segment> segments, SegmentDetector detector, double atLeast)
      throws IOException {
    long start = System.nanoTime();
    long frames = 0;
    double seconds = 0;
    for (int i = 0; seconds < atLeast; i = (i + 1) % segments.size()) {
      SegmentResult result = detector.detect(segments.get(i));
      frames += result.decoded();
      seconds = (System.nanoTime() - start) / 1e9;
    }
    return frames / seconds;
  }
}
