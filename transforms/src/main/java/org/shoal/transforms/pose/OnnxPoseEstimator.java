package org.shoal.transforms.pose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.shoal.io.InvalidInputException;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.transforms.detect.Device;
import org.shoal.transforms.detect.FloatTensor;
import org.shoal.transforms.detect.FrameRuns;
import org.shoal.transforms.detect.InputStyle;
import org.shoal.transforms.detect.OnnxModel;
import org.shoal.transforms.detect.SharedModels;

/**
 * A pose network in an ONNX file, for COCO's 17 keypoints. Its layout is recognised from its
 * output's shape, see {@link PoseLayout}. It runs as {@link FrameRuns} says, so that neither the
 * batch nor the number of CPU threads changes a bit of the result.
 */
public final class OnnxPoseEstimator implements AutoCloseable {
  private final SharedModels.Lease lease;
  private final OnnxModel model;
  private final PoseLayout layout;
  private final PoseOutput output;
  private final FrameRuns runs;

  private OnnxPoseEstimator(OnnxPoseConfig config, SharedModels.Lease lease) {
    this.lease = lease;
    this.model = lease.model();
    this.layout = layout(model);
    long[] shape = model.sample().get(0).shape();
    int people = (int) (layout == PoseLayout.YOLO ? shape[2] : shape[1]);
    this.output = new PoseOutput(layout, people, config);
    this.runs = new FrameRuns(model, InputStyle.YOLO, config.batchSize());
  }

  /**
   * Opens an estimator, sharing the network with others in this JVM.
   *
   * @throws InvalidInputException when the file is missing, no ONNX model, made for another task
   *     than poses, or of an unknown layout
   */
  public static OnnxPoseEstimator open(OnnxPoseConfig config) {
    SharedModels.Lease lease =
        SharedModels.acquire(config.model(), config.device(), config.threads());
    try {
      return new OnnxPoseEstimator(config, lease);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  /** The layout found. */
  public PoseLayout layout() {
    return layout;
  }

  /** What the network runs on now. */
  public Device device() {
    return model.device();
  }

  /** How often the network fell back from CUDA to the CPU since any user of it last asked. */
  public int takeFallbacks() {
    return model.takeFallbacks();
  }

  /** How frames must be scaled, and in which order their bytes must lie. */
  public FrameScaling scaling() {
    return runs.scaling();
  }

  /** Where to decode the frames. */
  Executor decodingThreads() {
    return model.decodingThreads();
  }

  /**
   * Finds the people in some frames at once.
   *
   * @param batch any number of frames, scaled as {@link #scaling} says
   * @return one entry a frame, in the same order, in pixels of the frames before scaling; the same
   *     whatever other frames are in the batch
   */
  public List<PoseColumns> estimate(List<DecodedFrame> batch) {
    return runs.run(batch, output::read);
  }

  @Override
  public void close() {
    lease.close();
  }

  private static PoseLayout layout(OnnxModel model) {
    Map<String, String> metadata = model.description().metadata();
    String task = metadata.getOrDefault("task", "pose");
    if (!task.equals("pose")) {
      throw new InvalidInputException(
          model.uri(), "metadata task", "is '" + task + "'; a model for 'pose' is needed");
    }
    List<FloatTensor> sample = model.sample();
    if (model.description().outputs().size() == 1 && sample.size() == 1) {
      return PoseLayout.recognise(sample.get(0).shape()).orElseThrow(() -> unknown(model));
    }
    throw unknown(model);
  }

  private static InvalidInputException unknown(OnnxModel model) {
    StringBuilder found = new StringBuilder("unknown layout: ");
    found.append(model.description().shapes());
    for (FloatTensor output : model.sample()) {
      found.append("; ").append(output.name()).append(" is ");
      found.append(Arrays.toString(output.shape()));
    }
    found.append("; known are ").append(PoseLayout.KNOWN);
    return new InvalidInputException(model.uri(), "output", found.toString());
  }
}
