package org.shoal.runners.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A mission with its sample recording.
 *
 * @param name the command
 * @param options what the sample needs besides the recording, cut into small pieces of work
 */
record Mission(String name, List<String> options) {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));

  static List<Mission> all() {
    return List.of(
        new Mission(
            "tank",
            List.of(
                "--model=" + TESTDATA.resolve("models/fish-detector.onnx"),
                "--windowFrames=50",
                "--segmentSeconds=1",
                "--expectedCount=3")));
  }

  /** The command line that runs the sample. */
  List<String> arguments(Path output, String... further) {
    List<String> arguments = new ArrayList<>();
    arguments.add(name);
    arguments.add("--recording=" + TESTDATA.resolve(name).resolve("recording.yaml"));
    arguments.add("--output=" + output);
    arguments.addAll(options);
    arguments.addAll(List.of(further));
    return arguments;
  }

  /** Where the sample's results come to lie. */
  Path results(Path output) {
    return output.resolve(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
