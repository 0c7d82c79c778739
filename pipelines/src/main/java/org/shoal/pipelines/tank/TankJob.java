package org.shoal.pipelines.tank;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.io.Closer;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.results.ResultLock;
import org.shoal.pipelines.Choices;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.OptionValues;
import org.shoal.pipelines.ProgressLine;
import org.shoal.pipelines.ProgressMode;
import org.shoal.pipelines.RunSummary;
import org.shoal.pipelines.RunnerTuning;
import org.shoal.pipelines.StageRates;
import org.shoal.pipelines.Version;

/** The command {@code shoal tank}: checks the input, runs the pipeline, says how it went. */
public final class TankJob {
  private static final String FORMAT_VERSION = "1";

  private TankJob() {}

  /** Runs the job and waits for its end. */
  public static ExitCode run(TankOptions options, PrintStream out, PrintStream err)
      throws IOException {
    boolean showProgress =
        showsProgress(Choices.of("--progress", options.getProgress(), ProgressMode.class));
    TankInputs inputs =
        TankInputs.read(options, warning -> err.println("shoal: warning: " + warning));
    RunnerTuning.tuneAll(options);
    List<ResultFolder> folders =
        inputs.recordings().stream()
            .map(recording -> new ResultFolder(options.getOutput(), recording.name()))
            .toList();
    try (Closer locks = Closer.create()) {
      for (ResultFolder folder : folders) {
        locks.register(ResultLock.take(folder));
      }
      return run(inputs, folders, showProgress, options, out, err);
    }
  }

  private static ExitCode run(
      TankInputs inputs,
      List<ResultFolder> folders,
      boolean showProgress,
      TankOptions options,
      PrintStream out,
      PrintStream err)
      throws IOException {
    for (ResultFolder folder : folders) {
      folder.removeWork();
    }
    Map<String, Provenance> provenance = provenance(inputs, options);
    Pipeline pipeline = TankPipeline.create(inputs, options, provenance, showProgress);
    long start = System.nanoTime();
    PipelineResult result = runToEnd(pipeline, showProgress, folders, err);
    double seconds = (System.nanoTime() - start) / 1e9;
    RunSummary run =
        new RunSummary(
            seconds,
            StageRates.read(result.metrics()),
            OptionValues.read(options, TankOptions.class),
            options.getRunner().getSimpleName());
    ExitCode exit = ExitCode.GOOD;
    for (ResultFolder folder : folders) {
      ObjectNode summary = run.complete(folder, provenance.get(folder.recording()));
      exit = exit.worse(report(folder, summary, out));
      folder.removeWork();
    }
    return exit;
  }

  private static PipelineResult runToEnd(
      Pipeline pipeline, boolean showProgress, List<ResultFolder> folders, PrintStream err) {
    if (!showProgress) {
      return waitFor(pipeline.run());
    }
    ProgressLine line = ProgressLine.start(folders, err);
    try {
      return waitFor(pipeline.run());
    } finally {
      line.close();
    }
  }

  private static PipelineResult waitFor(PipelineResult result) {
    PipelineResult.State state = result.waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("the runner ended the job as " + state);
    }
    return result;
  }

  private static ExitCode report(ResultFolder folder, ObjectNode summary, PrintStream out) {
    long problems = summary.path("problems").asLong();
    boolean failed = summary.path("failed").asBoolean();
    out.printf(
        "%s: %s%d frames, %d fish, %.1f frames/s, %d problem%s: %s%n",
        folder.recording(),
        failed ? "FAILED, see problems.jsonl; " : "",
        summary.path("frames").asLong(),
        summary.path("fish").asLong(),
        summary.path("frames_per_second").asDouble(),
        problems,
        problems == 1 ? "" : "s",
        folder.root());
    if (failed) {
      return ExitCode.FAILED;
    }
    return problems > 0 ? ExitCode.PROBLEMS : ExitCode.GOOD;
  }

  /** What goes into every file: nothing that differs between two runs on the same input. */
  private static Map<String, Provenance> provenance(TankInputs inputs, TankOptions options)
      throws IOException {
    Provenance common =
        Provenance.none()
            .with("format_version", FORMAT_VERSION)
            .with("program", "shoal " + Version.current())
            .with("units", "metres, seconds, pixels")
            .with("options", OptionValues.readDecisive(options, TankOptions.class).toString());
    if (options.getDetections().isEmpty()) {
      common = common.with("model_sha256", BeamFiles.sha256(options.getModel()));
    }
    if (options.isCreationTime()) {
      common = common.with("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    Map<String, Provenance> provenance = new LinkedHashMap<>();
    for (Recording recording : inputs.recordings()) {
      provenance.put(
          recording.name(),
          common
              .with("recording", recording.name())
              .with("fps", recording.fps())
              .with("calibration_sha256", BeamFiles.sha256(recording.calibration())));
    }
    return provenance;
  }

  private static boolean showsProgress(ProgressMode mode) {
    return switch (mode) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> Boolean.getBoolean("shoal.terminal");
    };
  }
}
