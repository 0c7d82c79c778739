package org.shoal.transforms.pose;

import java.io.Serializable;
import org.shoal.transforms.detect.Device;
import org.shoal.transforms.detect.OptionRange;

/**
 * What a pose estimator is made of. Numbers out of range are refused with an {@link
 * org.shoal.io.InvalidInputException} that names the option.
 *
 * @param model path or Beam filesystem URI of the ONNX file
 * @param device what to run on; without CUDA, or when its memory runs out, the CPU does the work
 * @param batchSize frames given to the estimator at once, at least 1
 * @param confidence people below are left out, 0 to 1
 * @param nmsIou of two boxes that overlap by more (intersection over union), the less confident is
 *     left out, 0 to 1; end-to-end models do without
 * @param maxPeople the most confident this many people are kept in a frame, at least 1
 * @param threads CPU threads of a JVM that infer and decode for it, whatever the number of workers
 *     in it; 0 takes one a processor. Results do not depend on it.
 */
public record OnnxPoseConfig(
    String model,
    Device device,
    int batchSize,
    double confidence,
    double nmsIou,
    int maxPeople,
    int threads)
    implements Serializable {

  public OnnxPoseConfig {
    OptionRange.atLeast("--batchSize", batchSize, 1);
    OptionRange.atLeast("--swimmers", maxPeople, 1);
    OptionRange.atLeast("--inferenceThreads", threads, 0);
    OptionRange.fraction("--confidence", confidence);
    OptionRange.fraction("--nmsIou", nmsIou);
  }

  /** The defaults: CPU, batches of 8, confidence 0.25, IoU 0.45, one swimmer. */
  public static OnnxPoseConfig of(String model) {
    return new OnnxPoseConfig(model, Device.CPU, 8, 0.25, 0.45, 1, 0);
  }

  /** The same on another device. */
  public OnnxPoseConfig withDevice(Device value) {
    return new OnnxPoseConfig(model, value, batchSize, confidence, nmsIou, maxPeople, threads);
  }

  /** The same with batches of another size. */
  public OnnxPoseConfig withBatchSize(int value) {
    return new OnnxPoseConfig(model, device, value, confidence, nmsIou, maxPeople, threads);
  }

  /** The same with another least confidence. */
  public OnnxPoseConfig withConfidence(double value) {
    return new OnnxPoseConfig(model, device, batchSize, value, nmsIou, maxPeople, threads);
  }

  /** The same with another overlap allowed. */
  public OnnxPoseConfig withNmsIou(double value) {
    return new OnnxPoseConfig(model, device, batchSize, confidence, value, maxPeople, threads);
  }

  /** The same for at most so many people a frame. */
  public OnnxPoseConfig withMaxPeople(int value) {
    return new OnnxPoseConfig(model, device, batchSize, confidence, nmsIou, value, threads);
  }

  /** The same with so many CPU threads. */
  public OnnxPoseConfig withThreads(int value) {
    return new OnnxPoseConfig(model, device, batchSize, confidence, nmsIou, maxPeople, value);
  }

  /** All that decides what is estimated, but for the model's content: in words. */
  public String decisive() {
    return "device %s, confidence %s, nmsIou %s, at most %d"
        .formatted(device, confidence, nmsIou, maxPeople);
  }
}
