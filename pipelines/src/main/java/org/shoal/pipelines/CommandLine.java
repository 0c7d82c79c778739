package org.shoal.pipelines;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.shoal.io.InvalidInputException;

/** Turns arguments into options and options into help. */
final class CommandLine {
  private CommandLine() {}

  /**
   * Parses {@code --name=value} arguments.
   *
   * @throws InvalidInputException naming the argument that is unknown or has a wrong value
   */
  static <T extends PipelineOptions> T parse(List<String> arguments, Class<T> options) {
    Set<String> names = new HashSet<>();
    for (String argument : arguments) {
      if (!argument.startsWith("--")) {
        throw new InvalidInputException(argument, "", "expected an option like --name=value");
      }
      String name = argument.split("=", 2)[0];
      if (!names.add(name)) {
        throw new InvalidInputException(name, "", "is given twice");
      }
    }
    try {
      T parsed = PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).as(options);
      // Input is read before a pipeline is made, which would do this.
      FileSystems.setDefaultPipelineOptions(parsed);
      return parsed;
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(culprit(arguments, options), "", reason(e), e);
    }
  }

  /** The argument that is refused by itself; Beam's messages do not always name it. */
  private static <T extends PipelineOptions> String culprit(
      List<String> arguments, Class<T> options) {
    for (String argument : arguments) {
      try {
        PipelineOptionsFactory.fromArgs(argument).as(options);
      } catch (IllegalArgumentException e) {
        return argument;
      }
    }
    return "command line";
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getMessage() == null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  /** Prints a command's own options with defaults, in order of their names. */
  static void printOptions(Class<?> options, PrintStream out) {
    OptionValues.getters(options).forEach(getter -> printOption(getter, out));
  }

  private static void printOption(Method getter, PrintStream out) {
    String fallback = OptionValues.defaultOf(getter);
    out.printf("  --%s%s%n", OptionValues.name(getter), fallback.isEmpty() ? "" : "=" + fallback);
    out.printf("      %s%n", getter.getAnnotation(Description.class).value());
  }
}
