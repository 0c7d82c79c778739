package org.shoal.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.io.Closer;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.machine.MachineProbe;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.ProgressMarkers;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.results.ResultsConfig;
import org.shoal.pipelines.monitor.PerformanceMonitor;

/**
 * Runs a mission's job to its end: keeps other jobs out of its folders, shows progress, completes
 * the summaries, says how it went.
 */
public final class MissionJob {
  private static final String FORMAT_VERSION = "1";
  private static final int PROBLEMS_TOLD = 5;
  private static final double GIBIBYTE = 1L << 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Mission mission;
  private final RecordingOptions options;
  private final Class<? extends RecordingOptions> optionsType;
  private final boolean showProgress;
  private final PrintStream out;
  private final PrintStream err;

  private MissionJob(
      Mission mission,
      RecordingOptions options,
      Class<? extends RecordingOptions> optionsType,
      PrintStream out,
      PrintStream err) {
    this.mission = mission;
    this.options = options;
    this.optionsType = optionsType;
    this.showProgress =
        showsProgress(Choices.of("--progress", options.getProgress(), ProgressMode.class));
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the job and waits for its end.
   *
   * @param optionsType the mission's options, which summaries and files list
   * @param out where results in words go
   * @param err where progress goes
   */
  public static ExitCode run(
      Mission mission,
      RecordingOptions options,
      Class<? extends RecordingOptions> optionsType,
      PrintStream out,
      PrintStream err)
      throws IOException {
    return new MissionJob(mission, options, optionsType, out, err).run();
  }

  private ExitCode run() throws IOException {
    RunnerTuning.tuneAll(options);
    List<ResultFolder> folders =
        mission.recordings().stream()
            .map(recording -> new ResultFolder(options.getOutput(), recording.name()))
            .toList();
    try (Closer held = Closer.create()) {
      for (ResultFolder folder : folders) {
        held.register(folder.lock());
      }
      return runIn(folders, held.register(monitor(folders)));
    }
  }

  private static PerformanceMonitor monitor(List<ResultFolder> folders) {
    return PerformanceMonitor.start(
        () ->
            folders.stream()
                .mapToLong(folder -> new ProgressMarkers(folder).read().detectedFrames())
                .sum(),
        MachineProbe.open());
  }

  private ExitCode runIn(List<ResultFolder> folders, PerformanceMonitor monitor)
      throws IOException {
    for (ResultFolder folder : folders) {
      folder.removeWork();
      if (options.isOverwrite()) {
        folder.removeSegments();
      }
    }
    ResultsConfig results =
        ResultsConfig.of(options.getOutput(), mission.recordings())
            .withProvenance(provenance())
            .withWindowFrames(options.getWindowFrames())
            .withMaxBadFrameFraction(options.getMaxBadFrameFraction());
    if (options.as(TemplateOptions.class).getTemplateLocation() != null) {
      mission.pipeline(results).run();
      return ExitCode.GOOD;
    }
    long start = System.nanoTime();
    PipelineResult result = runToEnd(results, folders);
    RunSummary run =
        new RunSummary(
            (System.nanoTime() - start) / 1e9,
            StageRates.read(result.metrics()),
            monitor.report(),
            OptionValues.read(options, optionsType),
            options.getRunner().getSimpleName());
    sayResumed(result.metrics());
    ExitCode exit = ExitCode.GOOD;
    for (ResultFolder folder : folders) {
      ObjectNode summary = run.complete(folder, results.provenance().get(folder.recording()));
      exit = exit.worse(report(folder, summary));
      folder.removeWork();
      mission.store().removeOthers(folder.recording());
      mission
          .store()
          .keepAtMost(folder.recording(), Math.round(options.getMaxKeptGib() * GIBIBYTE));
    }
    return exit;
  }

  private void sayResumed(MetricResults metrics) {
    long resumed = StageRates.count(metrics, "segmentsResumed");
    if (resumed > 0) {
      err.printf(
          "shoal: %d segment%s of footage known from an earlier run (--overwrite starts afresh)%n",
          resumed, resumed == 1 ? "" : "s");
    }
  }

  private PipelineResult runToEnd(ResultsConfig results, List<ResultFolder> folders) {
    if (!showProgress) {
      return waitFor(mission.pipeline(results).run());
    }
    ProgressLine line = ProgressLine.start(folders, err);
    try {
      return waitFor(mission.pipeline(results).run());
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

  private ExitCode report(ResultFolder folder, ObjectNode summary) throws IOException {
    long problems = summary.path("problems").asLong();
    boolean failed = summary.path("failed").asBoolean();
    out.printf(
        "%s: %s%d frames, %s, %.1f frames/s, %d problem%s: %s%n",
        folder.recording(),
        failed ? "FAILED, see problems.jsonl; " : "",
        summary.path("frames").asLong(),
        mission.outcome(summary),
        summary.path("frames_per_second").asDouble(),
        problems,
        problems == 1 ? "" : "s",
        folder.location());
    if (problems > 0) {
      warn(folder);
    }
    if (failed) {
      return ExitCode.FAILED;
    }
    return problems > 0 ? ExitCode.PROBLEMS : ExitCode.GOOD;
  }

  /** Says the first problems aloud: not everybody opens a file that nobody speaks of. */
  private void warn(ResultFolder folder) throws IOException {
    String file = folder.location("problems.jsonl");
    List<String> lines = new String(BeamFiles.read(file), StandardCharsets.UTF_8).lines().toList();
    for (String line : lines.subList(0, Math.min(PROBLEMS_TOLD, lines.size()))) {
      JsonNode problem = JSON.readTree(line);
      err.printf(
          "shoal: warning: %s%s: %s%n",
          problem.path("recording").asText(),
          problem.has("camera") ? " (" + problem.path("camera").asText() + ")" : "",
          problem.path("message").asText());
    }
    if (lines.size() > PROBLEMS_TOLD) {
      err.printf("shoal: warning: and %d more: %s%n", lines.size() - PROBLEMS_TOLD, file);
    }
  }

  /** What goes into every file: nothing that differs between two runs on the same input. */
  private Map<String, Provenance> provenance() throws IOException {
    Provenance common =
        Provenance.none()
            .with("format_version", FORMAT_VERSION)
            .with("program", "shoal " + Version.current())
            .with("units", "metres, seconds, pixels")
            .with("options", OptionValues.readDecisive(options, optionsType).toString());
    if (options.isCreationTime()) {
      common = common.with("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    Map<String, Provenance> provenance = new LinkedHashMap<>();
    for (Recording recording : mission.recordings()) {
      provenance.put(
          recording.name(),
          mission.provenance(
              recording, common.with("recording", recording.name()).with("fps", recording.fps())));
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
