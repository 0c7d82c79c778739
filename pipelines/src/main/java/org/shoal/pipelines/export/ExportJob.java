package org.shoal.pipelines.export;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.shoal.io.InvalidInputException;
import org.shoal.io.export.AniposeExport;
import org.shoal.io.export.CameraFacts;
import org.shoal.io.export.CsvExport;
import org.shoal.io.export.FinishedResults;
import org.shoal.io.export.MotExport;
import org.shoal.io.export.SleapExport;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.positions.PositionKind;
import org.shoal.io.results.tank.TankFormat;
import org.shoal.pipelines.Choices;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.RecordingChecks;

/** The command {@code shoal export}. */
public final class ExportJob {
  private ExportJob() {}

  /** Writes the files and names them. */
  public static ExitCode run(ExportOptions options, PrintStream out, PrintStream err)
      throws IOException {
    Path resultsFolder = local("--results", options.getResults());
    RecordingChecks.require(
        "--to", options.getTo() != null && !options.getTo().isEmpty(), "is required");
    ExportFormat format = Choices.of("--to", options.getTo(), ExportFormat.class);
    Path output = local("--output", options.getOutput());
    ResultTable<?> table = table(options.getTable());
    FinishedResults results = FinishedResults.open(resultsFolder);
    Consumer<String> warn = warning -> err.println("shoal: warning: " + warning);
    if (results.failed()) {
      warn.accept(results.recording() + " has FAILED; see its problems.jsonl before you use it");
    }
    PositionKind kind = options.isSmoothed() ? PositionKind.SMOOTHED : PositionKind.RAW;
    List<Path> files =
        switch (format) {
          case MOT -> new MotExport(results, facts(results, options, warn), kind).write(output);
          case SLEAP -> new SleapExport(results, facts(results, options, warn)).write(output);
          case ANIPOSE -> new AniposeExport(results, kind).write(output);
          case CSV -> new CsvExport(results, table).write(output);
        };
    files.forEach(out::println);
    if (files.isEmpty()) {
      warn.accept(results.recording() + " has nothing to export");
    }
    return ExitCode.GOOD;
  }

  private static List<CameraFacts> facts(
      FinishedResults results, ExportOptions options, Consumer<String> warn) throws IOException {
    return CameraFactsReader.read(results, options.getRecording(), warn);
  }

  private static ResultTable<?> table(String name) {
    return TankFormat.TABLES.stream()
        .filter(table -> table.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "--table",
                    "",
                    "\"%s\" is none of %s"
                        .formatted(
                            name,
                            TankFormat.TABLES.stream()
                                .map(ResultTable::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static Path local(String option, String path) {
    RecordingChecks.require(option, path != null && !path.isEmpty(), "is required");
    RecordingChecks.require(
        option, !BeamFiles.isRemote(path), "must be a local or mounted folder, not " + path);
    return BeamFiles.local(path);
  }
}
