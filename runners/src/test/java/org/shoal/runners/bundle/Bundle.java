package org.shoal.runners.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.shoal.runners.cluster.FlinkDistribution;

/** The jars that ship. */
public enum Bundle {
  /** For one machine. */
  SHOAL("shoal.jar", "org.shoal.pipelines.Main"),
  /** For a Flink cluster. */
  FLINK("shoal-flink.jar", "org.shoal.runners.flink.FlinkMain"),
  /** For Dataflow. */
  DATAFLOW("shoal-dataflow.jar", "org.shoal.pipelines.Main");

  private final Path jar;
  private final String mainClass;

  Bundle(String file, String mainClass) {
    this.jar = Path.of(System.getProperty("shoal.bundles"), file);
    this.mainClass = mainClass;
  }

  String mainClass() {
    return mainClass;
  }

  /** The file. */
  public Path jar() {
    return jar;
  }

  /** The names of all that is in it. */
  Set<String> entries() {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text in it. */
  String text(String name) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      byte[] bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes that provide a service. */
  List<String> providers(String service) {
    return text("META-INF/services/" + service)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").trim())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /**
   * The command that starts it where it is meant to be started.
   *
   * @param beside further class path, for tests
   */
  public List<String> command(String... beside) {
    List<String> classPath = new ArrayList<>(List.of(jar.toString()));
    classPath.addAll(List.of(beside));
    if (this == FLINK) {
      classPath.add(FlinkDistribution.classPath());
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:TieredStopAtLevel=1",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-cp",
        String.join(System.getProperty("path.separator"), classPath),
        mainClass);
  }
}
