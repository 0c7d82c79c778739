package org.shoal.pipelines;

import java.util.List;
import org.shoal.transforms.detect.DetectorConfig;
import org.shoal.transforms.detect.Device;

/** Turns options into a detector's configuration. */
public final class Detection {
  private Detection() {}

  /**
   * The detector that the options ask for.
   *
   * @throws org.shoal.io.InvalidInputException naming the option that is wrong
   */
  public static DetectorConfig config(DetectionOptions options) {
    List<String> classes = options.getClasses() == null ? List.of() : options.getClasses();
    return DetectorConfig.of(options.getModel())
        .withDevice(Choices.of("--device", options.getDevice(), Device.class))
        .withBatchSize(options.getBatchSize())
        .withConfidence(options.getConfidence())
        .withNmsIou(options.getNmsIou())
        .withClasses(classes)
        .withThreads(options.getInferenceThreads());
  }
}
