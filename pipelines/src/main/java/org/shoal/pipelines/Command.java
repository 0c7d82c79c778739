package org.shoal.pipelines;

import java.io.PrintStream;
import java.util.List;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * One command of the command line.
 *
 * @param name its words, e.g. {@code simulate tank}
 * @param purpose what it is for, in a line
 * @param options the options it takes
 * @param action what it does
 */
public record Command<T extends PipelineOptions>(
    String name, String purpose, Class<T> options, Action<T> action) {

  /** What a command does. */
  @FunctionalInterface
  public interface Action<T extends PipelineOptions> {
    /**
     * Runs the command.
     *
     * @param options what was asked
     * @param out where results in words go
     * @param err where progress and errors go
     */
    ExitCode run(T options, PrintStream out, PrintStream err) throws Exception;
  }

  /** Runs the command with its arguments, without its own words. */
  ExitCode run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
    if (DetectionOptions.class.isAssignableFrom(options)) {
      SlowStarters.loadAhead();
    }
    T parsed = CommandLine.parse(arguments, options);
    // Runners make the job's name of it, unless --jobName gives one.
    parsed.as(ApplicationNameOptions.class).setAppName("shoal " + name);
    return action.run(parsed, out, err);
  }
}
