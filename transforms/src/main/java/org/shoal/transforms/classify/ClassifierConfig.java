package org.shoal.transforms.classify;

import java.io.Serializable;
import org.shoal.transforms.detect.Device;
import org.shoal.transforms.detect.OptionRange;

/**
 * What a classifier is made of. Numbers out of range are refused with an {@link
 * org.shoal.io.InvalidInputException} that names the option.
 *
 * @param model path or Beam filesystem URI of the ONNX file
 * @param device what to run on; without CUDA, or when its memory runs out, the CPU does the work
 * @param batchSize crops classified at once, at least 1
 * @param maxAttempts how often a track may be looked at, at least 1
 * @param threads CPU threads that infer in one JVM, whatever the number of workers in it; 0 takes
 *     all processors. Results do not depend on it.
 */
public record ClassifierConfig(
    String model, Device device, int batchSize, int maxAttempts, int threads)
    implements Serializable {
  public ClassifierConfig {
    OptionRange.atLeast("--classifierBatchSize", batchSize, 1);
    OptionRange.atLeast("--maxClassificationAttempts", maxAttempts, 1);
    OptionRange.atLeast("--inferenceThreads", threads, 0);
  }

  /** The defaults: CPU, batches of 32, 2 attempts. */
  public static ClassifierConfig of(String model) {
    return new ClassifierConfig(model, Device.CPU, 32, 2, 0);
  }

  /** The same on another device. */
  public ClassifierConfig withDevice(Device value) {
    return new ClassifierConfig(model, value, batchSize, maxAttempts, threads);
  }

  /** The same with batches of another size. */
  public ClassifierConfig withBatchSize(int value) {
    return new ClassifierConfig(model, device, value, maxAttempts, threads);
  }

  /** The same with another number of attempts. */
  public ClassifierConfig withMaxAttempts(int value) {
    return new ClassifierConfig(model, device, batchSize, value, threads);
  }

  /** All that decides what a crop is found to be, but for the model's content: in words. */
  public String decisive() {
    return "device %s".formatted(device);
  }

  /** The same with so many CPU threads. */
  public ClassifierConfig withThreads(int value) {
    return new ClassifierConfig(model, device, batchSize, maxAttempts, value);
  }
}
