package org.shoal.runners.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The missions with their sample recordings. */
public enum Mission {
  /** Fish before four cameras. */
  TANK(
      90,
      ".segments",
      "--model=" + model("fish-detector"),
      "--windowFrames=20",
      "--segmentSeconds=1",
      "--expectedCount=3"),
  /** A swimmer before one. */
  SWIM(
      180,
      ".segments",
      "--model=" + model("swimmer-pose"),
      "--windowFrames=60",
      "--segmentSeconds=1"),
  /** Bottles before two. */
  LINE(
      90,
      ".segments",
      "--model=" + model("bottle-detector"),
      "--classifier=" + model("bottle-classifier"),
      "--windowFrames=32",
      "--segmentSeconds=2");

  private final int frames;
  private final String detected;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> options;

  /**
   * Makes a mission.
   *
   * @param frames of the sample: enough work to be interrupted, little enough to wait for
   * @param detected the folder in the results that gets a file for each segment that is done
   * @param options what the sample needs, cut into small pieces of work
   */
  Mission(int frames, String detected, String... options) {
    this.frames = frames;
    this.detected = detected;
    this.options = List.of(options);
  }

  private static Path testdata() {
    return Path.of(System.getProperty("shoal.testdata"));
  }

  private static Path model(String name) {
    return testdata().resolve("models/" + name + ".onnx");
  }

  /** Copies the sample and says where its recording.yaml is. */
  public Path copySample(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(testdata().resolve(toString()))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    Path yaml = folder.resolve("recording.yaml");
    return Files.writeString(yaml, Files.readString(yaml) + "frames: " + frames + "\n");
  }

  /**
   * The command line that runs the sample.
   *
   * @param recording the sample's recording.yaml
   */
  public List<String> arguments(Object recording, Object output) {
    List<String> arguments = new ArrayList<>();
    arguments.add(toString());
    arguments.add("--recording=" + recording);
    arguments.add("--output=" + output);
    arguments.addAll(options);
    arguments.add("--progress=never");
    return arguments;
  }

  /** How many segments of the sample's footage are known to be detected. */
  long segmentsDone(Path output) throws IOException {
    return files(output.resolve(toString()).resolve(detected), "");
  }

  /** How many windows of the sample's results are known to be written. */
  long windowsWritten(Path output) throws IOException {
    return files(output.resolve(toString()).resolve(".work/progress"), "written_");
  }

  private static long files(Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      return below
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && !name.endsWith(".tmp"))
          .count();
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
