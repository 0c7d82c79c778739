package org.shoal.runners.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the {@code lib} folder of a Flink distribution holds, from Maven's jars: nothing of Beam's,
 * nothing of ours.
 */
public final class FlinkDistribution {
  private static final List<String> COMPANIONS =
      List.of(
          "async-profiler-",
          "chill-java-",
          "commons-",
          "javassist-",
          "jsr305-",
          "kryo-2",
          "logback-",
          "lz4-java-",
          "minlog-",
          "objenesis-",
          "slf4j-api-",
          "snakeyaml-engine-",
          "snappy-java-");

  private FlinkDistribution() {}

  /** The class path of Flink's own processes. */
  public static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(FlinkDistribution::holds)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean holds(String jar) {
    String name = Path.of(jar).getFileName().toString();
    return name.startsWith("flink-") || COMPANIONS.stream().anyMatch(name::startsWith);
  }
}
