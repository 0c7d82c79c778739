package org.shoal.pipelines.line;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.resume.SegmentStore;
import org.shoal.pipelines.BoxTracking;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Mission;
import org.shoal.pipelines.MissionJob;

/** The command {@code shoal line}. */
public final class LineJob implements Mission {
  static final String MODEL_DIGEST = "model_sha256";
  static final String CLASSIFIER_DIGEST = "classifier_sha256";

  private final LineInputs inputs;
  private final LineOptions options;
  private final Map<String, String> digests = new TreeMap<>();
  private final LineStores stores;

  private LineJob(LineInputs inputs, LineOptions options) throws IOException {
    this.inputs = inputs;
    this.options = options;
    if (!options.getClassifier().isEmpty()) {
      digests.put(CLASSIFIER_DIGEST, BeamFiles.sha256(options.getClassifier()));
    }
    if (options.getDetections().isEmpty()) {
      digests.put(MODEL_DIGEST, BeamFiles.sha256(options.getModel()));
    }
    this.stores = LineStores.of(inputs, options, digests);
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
    ExitCode exit =
        MissionJob.run(new LineJob(inputs, options), options, LineOptions.class, out, err);
    for (Recording recording : inputs.recordings()) {
      LineValidation.of(options).validate(recording, options.getOutput(), err);
      if (options.isAnnotate()) {
        exit = exit.worse(AnnotateLine.annotate(recording, options.getOutput(), out, err));
      }
    }
    return exit;
  }

  @Override
  public List<Recording> recordings() {
    return inputs.recordings();
  }

  @Override
  public Provenance provenance(Recording recording, Provenance provenance) {
    Provenance all =
        provenance
            .with("zones", inputs.crops().zones().zones().toString())
            .with("durations", BoxTracking.describeDurations(options, recording.fps()));
    for (Map.Entry<String, String> digest : digests.entrySet()) {
      all = all.with(digest.getKey(), digest.getValue());
    }
    return all;
  }

  @Override
  public SegmentStore<?> store() {
    return stores.used(options);
  }

  @Override
  public Pipeline pipeline(ResultsConfig results) {
    return LinePipeline.create(inputs, options, results, stores);
  }

  @Override
  public String outcome(ObjectNode summary) {
    return "%d bottles, %d classified"
        .formatted(summary.path("bottles").asLong(), summary.path("classified").asLong());
  }
}
