package org.shoal.transforms.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a model file says of itself.
 *
 * @param inputs its inputs
 * @param outputs its outputs
 * @param metadata its own entries, such as Ultralytics' {@code names} and {@code imgsz}
 */
public record ModelDescription(
    List<Port> inputs, List<Port> outputs, Map<String, String> metadata) {
  public ModelDescription {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    metadata = Map.copyOf(metadata);
  }

  /** All ports in words, for messages. */
  public String shapes() {
    return "inputs " + words(inputs) + ", outputs " + words(outputs);
  }

  private static String words(List<Port> ports) {
    return ports.stream().map(Port::toString).collect(Collectors.joining(", "));
  }

  /**
   * One input or output.
   *
   * @param name its name
   * @param type the type of its values, as ONNX Runtime prints it
   * @param shape its shape; -1 where it is not fixed; empty for what is no tensor
   */
  public record Port(String name, String type, long[] shape) {
    @Override
    public String toString() {
      return name + " " + type + Arrays.toString(shape).replace("-1", "?");
    }
  }
}
