package org.shoal.transforms.detect;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.shoal.io.InvalidInputException;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;

/**
 * A detection network in an ONNX file. Its layout is recognised from its shapes and metadata, see
 * {@link OutputLayout}. It runs as {@link FrameRuns} says, so that neither the batch nor the number
 * of CPU threads changes a bit of the result.
 */
public final class OnnxDetector implements FrameDetector {
  private final DetectorConfig config;
  private final SharedModels.Lease lease;
  private final OnnxModel model;
  private final DetectionHead head;
  private final ClassFilter wanted;
  private final FrameRuns runs;

  private OnnxDetector(DetectorConfig config, SharedModels.Lease lease) {
    this.config = config;
    this.lease = lease;
    this.model = lease.model();
    this.head = DetectionHead.of(model);
    this.wanted = head.names().select(config.classes());
    this.runs = new FrameRuns(model, head.layout().style(), config.batchSize());
  }

  /**
   * Opens a detector, sharing the network with others in this JVM.
   *
   * @throws InvalidInputException when the file is missing, no ONNX model, or of an unknown layout,
   *     and when a class is wanted that the model does not know
   */
  public static OnnxDetector open(DetectorConfig config) {
    SharedModels.Lease lease =
        SharedModels.acquire(config.model(), config.device(), config.threads());
    try {
      return new OnnxDetector(config, lease);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  /** The layout found. */
  public OutputLayout layout() {
    return head.layout();
  }

  /** The names of the classes, by index; those of an end-to-end model may be unknown. */
  public List<String> classNames() {
    return head.names().names();
  }

  /** What the network runs on now. */
  public Device device() {
    return model.device();
  }

  /** How often the network fell back from CUDA to the CPU since any detector last asked. */
  public int takeFallbacks() {
    return model.takeFallbacks();
  }

  @Override
  public FrameScaling scaling() {
    return runs.scaling();
  }

  @Override
  public List<FrameDetections> detect(List<DecodedFrame> batch) {
    return runs.run(batch, this::read);
  }

  @Override
  public Executor decodingThreads() {
    return model.decodingThreads();
  }

  @Override
  public void close() {
    lease.close();
  }

  private FrameDetections read(List<FrameValues> outputs, Letterbox box) {
    Candidates candidates = new Candidates(wanted);
    FrameValues boxes = outputs.get(head.boxesAt());
    float threshold = (float) config.confidence();
    head.decoder().decode(boxes.values(), boxes.offset(), boxes.length(), threshold, candidates);
    // An IoU of 1 suppresses nothing, which is right for networks that have done it themselves.
    double iou = head.layout() == OutputLayout.END_TO_END ? 1 : config.nmsIou();
    int[] kept = candidates.select(iou, config.maxDetections());
    return SourceBoxes.of(
        candidates, kept, centroids(candidates, kept, outputs, box), box, head.names());
  }

  private double[] centroids(
      Candidates candidates, int[] kept, List<FrameValues> outputs, Letterbox box) {
    if (head.masks().isPresent()) {
      return new MaskCentroids(head.masks().get(), model.input(), outputs, box)
          .of(candidates, kept);
    }
    double[] none = new double[2 * kept.length];
    Arrays.fill(none, Double.NaN);
    return none;
  }
}
