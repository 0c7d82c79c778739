package org.shoal.transforms.detect;

import java.io.Serializable;
import java.util.List;
import org.shoal.io.InvalidInputException;

/**
 * What a detector is made of. Numbers out of range are refused with an {@link
 * InvalidInputException} that names the option.
 *
 * @param model path or Beam filesystem URI of the ONNX file
 * @param device what to run on; without CUDA, or when its memory runs out, the CPU does the work
 * @param batchSize frames given to the detector at once, at least 1
 * @param confidence detections below are left out, 0 to 1
 * @param nmsIou of two boxes of one class that overlap by more (intersection over union), the less
 *     confident is left out, 0 to 1; end-to-end models do without
 * @param classes names of the classes to keep; empty keeps all
 * @param maxDetections the most confident this many are kept in a frame, at least 1
 * @param threads CPU threads of a JVM that infer and decode for it, whatever the number of workers
 *     in it; 0 takes one a processor. Results do not depend on it.
 */
public record DetectorConfig(
    String model,
    Device device,
    int batchSize,
    double confidence,
    double nmsIou,
    List<String> classes,
    int maxDetections,
    int threads)
    implements Serializable {

  public DetectorConfig {
    classes = List.copyOf(classes);
    OptionRange.atLeast("--batchSize", batchSize, 1);
    OptionRange.atLeast("--maxDetections", maxDetections, 1);
    OptionRange.atLeast("--inferenceThreads", threads, 0);
    OptionRange.fraction("--confidence", confidence);
    OptionRange.fraction("--nmsIou", nmsIou);
  }

  /** The defaults: CPU, batches of 8, confidence 0.25, IoU 0.45, all classes, 300 a frame. */
  public static DetectorConfig of(String model) {
    return new DetectorConfig(model, Device.CPU, 8, 0.25, 0.45, List.of(), 300, 0);
  }

  /** The same on another device. */
  public DetectorConfig withDevice(Device value) {
    return new DetectorConfig(
        model, value, batchSize, confidence, nmsIou, classes, maxDetections, threads);
  }

  /** The same with batches of another size. */
  public DetectorConfig withBatchSize(int value) {
    return new DetectorConfig(
        model, device, value, confidence, nmsIou, classes, maxDetections, threads);
  }

  /** The same with another least confidence. */
  public DetectorConfig withConfidence(double value) {
    return new DetectorConfig(
        model, device, batchSize, value, nmsIou, classes, maxDetections, threads);
  }

  /** The same with another overlap allowed. */
  public DetectorConfig withNmsIou(double value) {
    return new DetectorConfig(
        model, device, batchSize, confidence, value, classes, maxDetections, threads);
  }

  /** The same for these classes only. */
  public DetectorConfig withClasses(List<String> value) {
    return new DetectorConfig(
        model, device, batchSize, confidence, nmsIou, value, maxDetections, threads);
  }

  /** The same with at most so many detections a frame. */
  public DetectorConfig withMaxDetections(int value) {
    return new DetectorConfig(
        model, device, batchSize, confidence, nmsIou, classes, value, threads);
  }

  /** The same with so many CPU threads. */
  public DetectorConfig withThreads(int value) {
    return new DetectorConfig(
        model, device, batchSize, confidence, nmsIou, classes, maxDetections, value);
  }

  /** All that decides what is detected, but for the model's content: in words. */
  public String decisive() {
    return "device %s, confidence %s, nmsIou %s, classes %s, at most %d"
        .formatted(device, confidence, nmsIou, classes, maxDetections);
  }
}
