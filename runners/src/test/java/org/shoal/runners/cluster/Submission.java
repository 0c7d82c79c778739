package org.shoal.runners.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.shoal.runners.bundle.Bundle;

/** The program that ships, in a process of its own, submitting a job to a cluster. */
final class Submission implements AutoCloseable {
  private static final int MINUTES = 10;

  private final Process process;
  private final Path said;

  private Submission(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** Starts the program as {@code shoal submit} does. */
  static Submission start(FlinkCluster cluster, Path said, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-jar", Bundle.SHOAL.jar().toString()));
    command.addAll(arguments);
    command.add("--runner=FlinkRunner");
    command.add("--flinkMaster=" + cluster.address());
    command.add("--flinkConfDir=" + cluster.conf());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start();
    return new Submission(process, said);
  }

  /**
   * Waits for something that a running job comes to.
   *
   * @return whether it still ran then; false when it was at its end before that was seen
   */
  boolean comesTo(String what, FlinkCluster.Condition condition) throws Exception {
    FlinkCluster.waitFor(what, () -> !process.isAlive() || condition.holds());
    boolean running = process.isAlive();
    if (!running) {
      System.out.printf("the job was over before %s could be seen: %s%n", what, said());
    }
    return running;
  }

  /** What the program has said. */
  String said() throws IOException {
    return Files.readString(said);
  }

  /** Waits for the program's end and says its exit status. */
  int exitStatus() throws InterruptedException {
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("not at its end after " + MINUTES + " minutes");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
