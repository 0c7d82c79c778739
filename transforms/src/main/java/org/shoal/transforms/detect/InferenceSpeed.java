package org.shoal.transforms.detect;

import java.nio.FloatBuffer;
import org.shoal.io.InvalidInputException;

/** Measures how fast a network is on one processor. */
public final class InferenceSpeed {
  private InferenceSpeed() {}

  /**
   * Pictures a second that one CPU thread gets through. A black picture takes as long as any other.
   *
   * @param model path or URI of the ONNX file
   * @param seconds for how long to measure at the least, positive
   * @throws InvalidInputException when there is no such file, or it is no such model
   */
  public static double picturesPerSecond(String model, double seconds) {
    try (OnnxModel network = OnnxModel.open(model, Device.CPU, 1)) {
      int batch = network.input().batch().orElse(1);
      FloatBuffer input = network.newInput(batch);
      long start = System.nanoTime();
      double taken = 0;
      long pictures = 0;
      while (taken < seconds) {
        network.run(input, batch);
        pictures += batch;
        taken = (System.nanoTime() - start) / 1e9;
      }
      return pictures / taken;
    }
  }
}
