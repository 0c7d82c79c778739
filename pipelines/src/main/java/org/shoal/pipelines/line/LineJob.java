package org.shoal.pipelines.line;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.ResultsConfig;
import org.shoal.pipelines.BoxTracking;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Mission;
import org.shoal.pipelines.MissionJob;

/** The command {@code shoal line}. */
public final class LineJob implements Mission {
  private final LineInputs inputs;
  private final LineOptions options;

  private LineJob(LineInputs inputs, LineOptions options) {
    this.inputs = inputs;
    this.options = options;
  }

  /** Checks the input, runs the job and waits for its end. */
  public static ExitCode run(LineOptions options, PrintStream out, PrintStream err)
      throws IOException {
    LineInputs inputs =
        LineInputs.read(options, warning -> err.println("shoal: warning: " + warning));
    for (Recording recording : inputs.recordings()) {
      out.println(
          recording.name() + ": " + BoxTracking.describeDurations(options, recording.fps()));
    }
    return MissionJob.run(new LineJob(inputs, options), options, LineOptions.class, out, err);
  }

  @Override
  public List<Recording> recordings() {
    return inputs.recordings();
  }

  @Override
  public Provenance provenance(Recording recording, Provenance provenance) throws IOException {
    Provenance all =
        provenance
            .with("zones", inputs.crops().zones().zones().toString())
            .with("durations", BoxTracking.describeDurations(options, recording.fps()));
    if (!options.getClassifier().isEmpty()) {
      all = all.with("classifier_sha256", BeamFiles.sha256(options.getClassifier()));
    }
    return options.getDetections().isEmpty()
        ? all.with("model_sha256", BeamFiles.sha256(options.getModel()))
        : all;
  }

  @Override
  public Pipeline pipeline(ResultsConfig results) {
    return LinePipeline.create(inputs, options, results);
  }

  @Override
  public String outcome(ObjectNode summary) {
    return "%d bottles, %d classified"
        .formatted(summary.path("bottles").asLong(), summary.path("classified").asLong());
  }
}
