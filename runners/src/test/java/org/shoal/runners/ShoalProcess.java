package org.shoal.runners;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.pipelines.Main;

/** The program in a process of its own, which can be killed or put where disks are small. */
final class ShoalProcess {
  private ShoalProcess() {}

  /** The command line that runs a command of the program with this test's classes. */
  static List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /** Starts a command; what it says goes to a file. */
  static Process start(Path said, String... arguments) throws IOException {
    return new ProcessBuilder(command(arguments))
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }
}
