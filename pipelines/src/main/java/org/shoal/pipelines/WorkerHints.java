package org.shoal.pipelines;

import org.apache.beam.sdk.transforms.resourcehints.ResourceHints;
import org.shoal.transforms.detect.Device;

/** What the workers of a step with a network must have, for runners that hand out machines. */
public final class WorkerHints {
  private WorkerHints() {}

  /** An accelerator where the network is to run on one. */
  public static ResourceHints of(DetectionOptions options) {
    Device device = Choices.of("--device", options.getDevice(), Device.class);
    return device == Device.CUDA && !options.getAccelerator().isEmpty()
        ? ResourceHints.create().withAccelerator(options.getAccelerator())
        : ResourceHints.create();
  }
}
