package org.shoal.transforms.detect;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.shoal.io.InvalidInputException;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;

/**
 * A detection network in an ONNX file. Its layout is recognised from its shapes and metadata, see
 * {@link OutputLayout}.
 *
 * <p>On the CPU frames run one by one, each in one thread, as many at once as the model has
 * threads. So neither the batch nor the number of threads changes a bit of the result. On CUDA a
 * batch runs as one, where the model allows it.
 */
public final class OnnxDetector implements FrameDetector {
  private final DetectorConfig config;
  private final SharedModels.Lease lease;
  private final OnnxModel model;
  private final DetectionHead head;
  private final ClassFilter wanted;
  private final InputPlanes planes;
  private final ConcurrentLinkedQueue<FloatBuffer> buffers = new ConcurrentLinkedQueue<>();

  private OnnxDetector(DetectorConfig config, SharedModels.Lease lease) {
    this.config = config;
    this.lease = lease;
    this.model = lease.model();
    this.head = DetectionHead.of(model);
    this.wanted = head.names().select(config.classes());
    this.planes = new InputPlanes(model.input(), head.layout());
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
    ImageInput input = model.input();
    return new FrameScaling(input.width(), input.height(), head.layout().pixelOrder());
  }

  @Override
  public List<FrameDetections> detect(List<DecodedFrame> batch) {
    int size = picturesInRun();
    List<Callable<List<FrameDetections>>> runs = new ArrayList<>();
    for (int from = 0; from < batch.size(); from += size) {
      List<DecodedFrame> frames = batch.subList(from, Math.min(from + size, batch.size()));
      runs.add(() -> run(frames));
    }
    return model.inThreads(runs).stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    lease.close();
  }

  private int picturesInRun() {
    int free = model.device() == Device.CUDA ? config.batchSize() : 1;
    return model.input().batch().orElse(free);
  }

  private List<FrameDetections> run(List<DecodedFrame> frames) {
    int pictures = model.input().batch().orElse(frames.size());
    FloatBuffer buffer = takeBuffer(pictures);
    List<Letterbox> boxes = new ArrayList<>(frames.size());
    for (DecodedFrame frame : frames) {
      boxes.add(planes.write(frame, buffer, boxes.size()));
    }
    for (int position = frames.size(); position < pictures; position++) {
      planes.clear(buffer, position);
    }
    float[] output = model.run(buffer, pictures).get(0).values();
    buffers.add(buffer);
    int length = output.length / pictures;
    List<FrameDetections> detections = new ArrayList<>(frames.size());
    for (Letterbox box : boxes) {
      detections.add(read(output, detections.size() * length, length, box));
    }
    return detections;
  }

  private FrameDetections read(float[] output, int offset, int length, Letterbox box) {
    Candidates candidates = new Candidates(wanted);
    head.decoder().decode(output, offset, length, (float) config.confidence(), candidates);
    // An IoU of 1 suppresses nothing, which is right for networks that have done it themselves.
    double iou = head.layout() == OutputLayout.END_TO_END ? 1 : config.nmsIou();
    int[] kept = candidates.select(iou, config.maxDetections());
    return SourceBoxes.of(candidates, kept, box, head.names());
  }

  private FloatBuffer takeBuffer(int pictures) {
    FloatBuffer buffer = buffers.poll();
    boolean fits = buffer != null && buffer.capacity() >= pictures * model.input().values();
    return fits ? buffer : model.newInput(pictures);
  }
}
