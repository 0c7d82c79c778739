package org.shoal.pipelines;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Throwables;
import org.shoal.io.InvalidInputException;
import org.shoal.pipelines.classifier.PackClassifier;
import org.shoal.pipelines.classifier.PackClassifierOptions;
import org.shoal.pipelines.evaluate.EvaluateOptions;
import org.shoal.pipelines.evaluate.EvaluateTracks;
import org.shoal.pipelines.export.ExportJob;
import org.shoal.pipelines.export.ExportOptions;
import org.shoal.pipelines.inspect.InspectOptions;
import org.shoal.pipelines.inspect.InspectRecording;
import org.shoal.pipelines.line.AnnotateLine;
import org.shoal.pipelines.line.AnnotateOptions;
import org.shoal.pipelines.line.LineJob;
import org.shoal.pipelines.line.LineOptions;
import org.shoal.pipelines.simulate.SimulateLine;
import org.shoal.pipelines.simulate.SimulateLineOptions;
import org.shoal.pipelines.simulate.SimulateSwim;
import org.shoal.pipelines.simulate.SimulateSwimOptions;
import org.shoal.pipelines.simulate.SimulateTank;
import org.shoal.pipelines.simulate.SimulateTankOptions;
import org.shoal.pipelines.status.ShowStatus;
import org.shoal.pipelines.status.StatusOptions;
import org.shoal.pipelines.swim.SwimJob;
import org.shoal.pipelines.swim.SwimOptions;
import org.shoal.pipelines.tank.TankJob;
import org.shoal.pipelines.tank.TankOptions;
import org.shoal.pipelines.track2d.Track2d;
import org.shoal.pipelines.track2d.Track2dOptions;

/** The command line: {@code shoal <command> --option=value ...}. */
public final class Main {
  private static final List<Command<?>> COMMANDS =
      List.of(
          new Command<>(
              "tank",
              "3D position and identity of every fish in every frame",
              TankOptions.class,
              TankJob::run),
          new Command<>(
              "line",
              "every bottle on a conveyor tracked, classified once, logged",
              LineOptions.class,
              LineJob::run),
          new Command<>(
              "swim", "pose, strokes and stroke rate of swimmers", SwimOptions.class, SwimJob::run),
          new Command<>(
              "track2d",
              "boxes with an identity, from one camera's detections",
              Track2dOptions.class,
              Track2d::run),
          new Command<>(
              "inspect",
              "what a recording is and what would fail, before hours are spent",
              InspectOptions.class,
              InspectRecording::run),
          new Command<>(
              "export",
              "finished results in the files of other programs",
              ExportOptions.class,
              ExportJob::run),
          new Command<>(
              "annotate",
              "a line's footage with its finished tracks drawn in",
              AnnotateOptions.class,
              AnnotateLine::run),
          new Command<>(
              "status",
              "what of recordings is done, under way and still to do",
              StatusOptions.class,
              ShowStatus::run),
          new Command<>(
              "evaluate",
              "compare tracks with the truth",
              EvaluateOptions.class,
              EvaluateTracks::run),
          new Command<>(
              "pack-classifier",
              "put an embedder, heads and labels into one classifier for shoal line",
              PackClassifierOptions.class,
              PackClassifier::run),
          new Command<>(
              "simulate tank",
              "film a tank that does not exist, with the truth beside it",
              SimulateTankOptions.class,
              SimulateTank::run),
          new Command<>(
              "simulate swim",
              "film a swimmer who does not exist, with the strokes beside it",
              SimulateSwimOptions.class,
              SimulateSwim::run),
          new Command<>(
              "simulate line",
              "film a conveyor that does not exist, with its bottles and their attributes beside"
                  + " it",
              SimulateLineOptions.class,
              SimulateLine::run));

  private Main() {}

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err).status());
  }

  /** Every command there is. */
  public static List<Command<?>> commands() {
    return COMMANDS;
  }

  /** Runs a command. */
  public static ExitCode run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.isEmpty() || isHelp(arguments.get(0))) {
      printCommands(out);
      return arguments.isEmpty() ? ExitCode.USAGE : ExitCode.GOOD;
    }
    if (arguments.get(0).equals("version") || arguments.get(0).equals("--version")) {
      out.println("shoal " + Version.current());
      return ExitCode.GOOD;
    }
    Optional<Command<?>> command = find(arguments);
    if (command.isEmpty()) {
      err.println("shoal: there is no command \"" + arguments.get(0) + "\"");
      printCommands(err);
      return ExitCode.USAGE;
    }
    int words = command.get().name().split(" ").length;
    return run(command.get(), arguments.subList(words, arguments.size()), out, err);
  }

  private static ExitCode run(
      Command<?> command, List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.stream().anyMatch(Main::isHelp)) {
      out.println("shoal " + command.name() + ": " + command.purpose() + System.lineSeparator());
      CommandLine.printOptions(command.options(), out);
      return ExitCode.GOOD;
    }
    try {
      return command.run(arguments, out, err);
    } catch (InvalidInputException e) {
      err.println("shoal: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (Exception e) {
      Optional<InvalidInputException> wrongInput = wrongInput(e);
      if (wrongInput.isPresent()) {
        err.println("shoal: " + wrongInput.get().getMessage());
      } else {
        err.println("shoal: the job failed: " + reason(e));
        e.printStackTrace(err);
      }
      return ExitCode.FAILED;
    }
  }

  /** Input that only turned out to be wrong when a worker read it, within what the runner threw. */
  private static Optional<InvalidInputException> wrongInput(Exception e) {
    return Throwables.getCausalChain(e).stream()
        .filter(InvalidInputException.class::isInstance)
        .map(InvalidInputException.class::cast)
        .findFirst();
  }

  /**
   * The outermost of errors in reading or writing names the file. A cluster's messages hold its
   * stack traces, from the second line on.
   */
  private static String reason(Exception e) {
    String reason =
        Throwables.getCausalChain(e).stream()
            .filter(IOException.class::isInstance)
            .map(cause -> isPlain(cause) ? cause.getMessage() : cause.toString())
            .findFirst()
            .orElseGet(() -> Throwables.getRootCause(e).toString());
    return reason.lines().findFirst().orElse(reason);
  }

  private static boolean isPlain(Throwable cause) {
    return cause.getClass() == IOException.class && cause.getMessage() != null;
  }

  private static Optional<Command<?>> find(List<String> arguments) {
    return COMMANDS.stream()
        .filter(command -> startsWith(arguments, Arrays.asList(command.name().split(" "))))
        .findFirst();
  }

  private static boolean startsWith(List<String> arguments, List<String> words) {
    return arguments.size() >= words.size() && arguments.subList(0, words.size()).equals(words);
  }

  private static boolean isHelp(String argument) {
    return argument.equals("help") || argument.equals("--help") || argument.equals("-h");
  }

  private static void printCommands(PrintStream out) {
    out.println(
        "usage: shoal <command> --option=value ...   (shoal <command> --help lists options)");
    COMMANDS.forEach(command -> out.printf("  %-15s  %s%n", command.name(), command.purpose()));
  }
}
