package org.shoal.runners.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mission with its sample recording.
 *
 * @param name the command
 * @param options what the sample needs besides the recording, cut into small pieces of work
 */
record Mission(String name, List<String> options) {
  private static final int FRAMES = 120;
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));

  static List<Mission> all() {
    return List.of(
        new Mission(
            "tank",
            List.of(
                "--model=" + TESTDATA.resolve("models/fish-detector.onnx"),
                "--windowFrames=20",
                "--segmentSeconds=1",
                "--expectedCount=3")));
  }

  /** Copies the sample's first frames: enough work to be interrupted, little enough to wait for. */
  Path copySample(Path folder) throws IOException {
    Path sample = Files.createDirectories(folder.resolve("sample-" + name));
    try (Stream<Path> files = Files.list(TESTDATA.resolve(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, sample.resolve(file.getFileName().toString()));
      }
    }
    Path yaml = sample.resolve("recording.yaml");
    return Files.writeString(yaml, Files.readString(yaml) + "frames: " + FRAMES + "\n");
  }

  /**
   * The command line that runs the sample.
   *
   * @param recording the sample's recording.yaml
   */
  List<String> arguments(Path recording, Path output, String... further) {
    List<String> arguments = new ArrayList<>();
    arguments.add(name);
    arguments.add("--recording=" + recording);
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
