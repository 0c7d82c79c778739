package org.shoal.pipelines.swim;

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
import org.shoal.transforms.pose.BackendKind;
import org.shoal.transforms.pose.PoseConfig;
import org.shoal.transforms.pose.SegmentPoses;
import org.shoal.transforms.pose.SegmentPosesCoder;

/** The command {@code shoal swim}. */
public final class SwimJob implements Mission {
  private final SwimInputs inputs;
  private final SwimOptions options;
  private final String modelSha256;
  private final SegmentStore<SegmentPoses> store;

  private SwimJob(SwimInputs inputs, SwimOptions options) throws IOException {
    this.inputs = inputs;
    this.options = options;
    PoseConfig pose = SwimSettings.of(options).pose();
    boolean films = pose.kind() == BackendKind.YOLO;
    this.modelSha256 = films ? BeamFiles.sha256(pose.network().model()) : "";
    this.store =
        films
            ? SwimPipeline.store(options, modelSha256)
            : SegmentStore.none(SegmentPosesCoder.of());
  }

  /** Checks the input, runs the job and waits for its end. */
  public static ExitCode run(SwimOptions options, PrintStream out, PrintStream err)
      throws IOException {
    SwimInputs inputs =
        SwimInputs.read(options, warning -> err.println("shoal: warning: " + warning));
    return MissionJob.run(new SwimJob(inputs, options), options, SwimOptions.class, out, err);
  }

  @Override
  public List<Recording> recordings() {
    return inputs.recordings();
  }

  @Override
  public Provenance provenance(Recording recording, Provenance provenance) throws IOException {
    PoseConfig pose = SwimSettings.of(options).pose();
    return switch (pose.kind()) {
      case YOLO -> provenance.with("model_sha256", modelSha256);
      case FILE -> provenance.with("keypoints_sha256", BeamFiles.sha256(pose.keypoints()));
      case SINE, RANDOM -> provenance;
    };
  }

  @Override
  public SegmentStore<?> store() {
    return store;
  }

  @Override
  public Pipeline pipeline(ResultsConfig results) {
    return SwimPipeline.create(inputs, options, results, store);
  }

  @Override
  public String outcome(ObjectNode summary) {
    long strokes = summary.path("strokes").asLong();
    return strokes == 1 ? "1 stroke" : strokes + " strokes";
  }
}
