package org.shoal.transforms.detect;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;

/**
 * Runs a network on frames.
 *
 * <p>On the CPU frames run one by one, each in one thread, as many at once as the model has
 * threads. So neither the batch nor the number of threads changes a bit of the result. On CUDA a
 * batch runs as one, where the model allows it.
 */
public final class FrameRuns {
  private final OnnxModel model;
  private final InputStyle style;
  private final int batchSize;
  private final InputPlanes planes;
  private final ConcurrentLinkedQueue<FloatBuffer> buffers = new ConcurrentLinkedQueue<>();

  /**
   * @param model stays the caller's to close
   * @param style how frames become its input
   * @param batchSize frames in one run on CUDA, at least 1
   */
  public FrameRuns(OnnxModel model, InputStyle style, int batchSize) {
    this.model = model;
    this.style = style;
    this.batchSize = batchSize;
    this.planes = new InputPlanes(model.input(), style);
  }

  /** Reads what a network says of one frame. */
  @FunctionalInterface
  public interface OutputReader<T> {
    /**
     * Reads one frame's values.
     *
     * @param outputs one entry for each of the network's outputs
     * @param box where the frame lay in the input
     */
    T read(List<FrameValues> outputs, Letterbox box);
  }

  /** How frames must be scaled, and in which order their bytes must lie. */
  public FrameScaling scaling() {
    ImageInput input = model.input();
    return new FrameScaling(input.width(), input.height(), style.pixelOrder());
  }

  /** Runs on any number of frames; gives one entry a frame, in the same order. */
  public <T> List<T> run(List<DecodedFrame> batch, OutputReader<T> reader) {
    int size = picturesInRun();
    List<Callable<List<T>>> runs = new ArrayList<>();
    for (int from = 0; from < batch.size(); from += size) {
      List<DecodedFrame> frames = batch.subList(from, Math.min(from + size, batch.size()));
      runs.add(() -> runOnce(frames, reader));
    }
    return model.inThreads(runs).stream().flatMap(List::stream).toList();
  }

  private int picturesInRun() {
    int free = model.device() == Device.CUDA ? batchSize : 1;
    return model.input().batch().orElse(free);
  }

  private <T> List<T> runOnce(List<DecodedFrame> frames, OutputReader<T> reader) {
    int pictures = model.input().batch().orElse(frames.size());
    FloatBuffer buffer = takeBuffer(pictures);
    List<Letterbox> boxes = new ArrayList<>(frames.size());
    for (DecodedFrame frame : frames) {
      boxes.add(planes.write(frame, buffer, boxes.size()));
    }
    for (int position = frames.size(); position < pictures; position++) {
      planes.clear(buffer, position);
    }
    List<FloatTensor> outputs = model.run(buffer, pictures);
    buffers.add(buffer);
    List<T> results = new ArrayList<>(frames.size());
    for (Letterbox box : boxes) {
      results.add(reader.read(ofFrame(outputs, results.size(), pictures), box));
    }
    return results;
  }

  private static List<FrameValues> ofFrame(List<FloatTensor> outputs, int frame, int pictures) {
    List<FrameValues> values = new ArrayList<>(outputs.size());
    for (FloatTensor output : outputs) {
      int length = output.values().length / pictures;
      values.add(new FrameValues(output.values(), frame * length, length));
    }
    return values;
  }

  private FloatBuffer takeBuffer(int pictures) {
    FloatBuffer buffer = buffers.poll();
    boolean fits = buffer != null && buffer.capacity() >= pictures * model.input().values();
    return fits ? buffer : model.newInput(pictures);
  }
}
