package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

/** The command line, in this JVM. */
final class Shoal {
  private Shoal() {}

  /**
   * What a command came to.
   *
   * @param exit how it ended
   * @param said what it wrote, to either stream
   */
  record Outcome(ExitCode exit, String said) {}

  /** Runs a command. */
  static Outcome run(List<String> arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ExitCode exit = Main.run(arguments, stream, stream);
    return new Outcome(exit, bytes.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command. */
  static Outcome run(String... arguments) {
    return run(List.of(arguments));
  }

  /** Runs a command that is to end in some way; gives what it wrote. */
  static String run(ExitCode expected, List<String> arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.said(), outcome.exit(), is(expected));
    return outcome.said();
  }
}
