package org.shoal.pipelines.tank;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.resume.SegmentStore;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Mission;
import org.shoal.pipelines.MissionJob;
import org.shoal.transforms.detect.SegmentResult;
import org.shoal.transforms.detect.SegmentResultCoder;

/** The command {@code shoal tank}. */
public final class TankJob implements Mission {
  private final TankInputs inputs;
  private final TankOptions options;
  private final String modelSha256;
  private final SegmentStore<SegmentResult> store;

  private TankJob(TankInputs inputs, TankOptions options) throws IOException {
    boolean films = options.getDetections().isEmpty();
    this.inputs = inputs;
    this.options = options;
    this.modelSha256 = films ? BeamFiles.sha256(options.getModel()) : "";
    this.store =
        films
            ? TankPipeline.store(options, modelSha256)
            : SegmentStore.none(SegmentResultCoder.of());
  }

  /** Checks the input, runs the job and waits for its end. */
  public static ExitCode run(TankOptions options, PrintStream out, PrintStream err)
      throws IOException {
    TankInputs inputs =
        TankInputs.read(options, warning -> err.println("shoal: warning: " + warning));
    return MissionJob.run(new TankJob(inputs, options), options, TankOptions.class, out, err);
  }

  @Override
  public List<Recording> recordings() {
    return inputs.recordings();
  }

  @Override
  public Provenance provenance(Recording recording, Provenance provenance) throws IOException {
    Provenance calibrated =
        provenance.with("calibration_sha256", BeamFiles.sha256(recording.calibration()));
    return modelSha256.isEmpty() ? calibrated : calibrated.with("model_sha256", modelSha256);
  }

  @Override
  public SegmentStore<?> store() {
    return store;
  }

  @Override
  public Pipeline pipeline(ResultsConfig results) {
    return TankPipeline.create(inputs, options, results, store);
  }

  @Override
  public String outcome(ObjectNode summary) {
    return summary.path("fish").asLong() + " fish";
  }
}
