package org.shoal.runners.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Embedded Flink that tries again and again, as often as a test lets it fail. */
public final class ManyRestarts {
  private ManyRestarts() {}

  /**
   * The options that ask for it.
   *
   * @param folder for its configuration
   */
  public static String[] options(Path folder) throws IOException {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        conf.resolve("config.yaml"),
        """
        restart-strategy.type: fixed-delay
        restart-strategy.fixed-delay.attempts: 100
        restart-strategy.fixed-delay.delay: 0 s
        taskmanager.network.sort-shuffle.min-buffers: 64
        """);
    return new String[] {
      "--runner=FlinkRunner",
      "--parallelism=2",
      "--executionModeForBatch=BATCH_FORCED",
      "--flinkConfDir=" + conf
    };
  }
}
