package org.shoal.runners.flink;

import java.util.ArrayList;
import java.util.List;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

/**
 * The command line within a Flink cluster: what {@code flink run} and an application's JobManager
 * start. The process is Flink's, so that this returns or throws and never ends it.
 */
public final class FlinkMain {
  private FlinkMain() {}

  /**
   * Runs a command.
   *
   * @throws IllegalStateException when its exit status says that it failed
   */
  public static void main(String[] arguments) {
    ExitCode exit = Main.run(withDefaults(List.of(arguments)), System.out, System.err);
    if (exit == ExitCode.USAGE || exit == ExitCode.FAILED) {
      throw new IllegalStateException(
          "shoal ended with exit status %d; its messages say why".formatted(exit.status()));
    }
  }

  /** The arguments with those that a cluster wants, unless they are given. */
  static List<String> withDefaults(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    if (arguments.size() > 1) {
      addUnlessGiven(all, "--runner", "FlinkRunner");
      addUnlessGiven(all, "--executionModeForBatch", "BATCH_FORCED");
    }
    return all;
  }

  private static void addUnlessGiven(List<String> arguments, String option, String value) {
    if (arguments.stream().noneMatch(argument -> argument.startsWith(option + "="))) {
      arguments.add(option + "=" + value);
    }
  }
}
