package org.shoal.transforms.detect;

import ai.onnxruntime.OrtException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;

/**
 * A neural network that takes pictures, open on a device, with the threads that run it. Safe for
 * use by many threads.
 *
 * <p>Every run has one CPU thread and several runs go on at once, so results are the same whatever
 * the number of threads. On the CPU the same threads decode, too: with one a processor there are no
 * more at work than processors, none is interrupted in the middle of a run, and the processors'
 * caches stay theirs.
 */
public final class OnnxModel implements AutoCloseable {
  private final String uri;
  private final FallbackSession session;
  private final ModelDescription description;
  private final ImageInput input;
  private final List<FloatTensor> sample;
  private final ExecutorService threads;

  private OnnxModel(String uri, FallbackSession session, int threadCount) throws OrtException {
    this.uri = uri;
    this.session = session;
    this.description = session.describe();
    this.input = ImageInput.of(uri, description);
    this.sample = warmUp();
    this.threads = Executors.newFixedThreadPool(threadCount, OnnxModel::newThread);
  }

  /** Loads what runs networks, once, which opening the first one otherwise does. */
  public static void loadLibrary() {
    OrtInference.load();
  }

  /**
   * Opens a model file and runs it once on an empty picture.
   *
   * @param uri path or Beam filesystem URI
   * @param device what to run on
   * @param threads how many run it and decode for it on the CPU; 0 for one a processor
   * @throws InvalidInputException when there is no such file, or it is no such model
   */
  public static OnnxModel open(String uri, Device device, int threads) {
    byte[] file = read(uri);
    return open(uri, device, threads, wanted -> OrtInference.open(file, wanted));
  }

  static OnnxModel open(String uri, Device device, int threads, InferenceSession.Opener opener) {
    int threadCount = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    FallbackSession session;
    try {
      session = new FallbackSession(uri, device, opener);
    } catch (OrtException e) {
      throw new InvalidInputException(
          uri, "", "is no model that ONNX Runtime can load: " + e.getMessage(), e);
    }
    try {
      return new OnnxModel(uri, session, threadCount);
    } catch (OrtException e) {
      session.close();
      throw new InvalidInputException(
          uri, "", "does not run on an empty picture: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  /** The path or URI that it was opened from. */
  public String uri() {
    return uri;
  }

  /** What it runs on now. */
  public Device device() {
    return session.device();
  }

  /** How often it fell back from CUDA to the CPU since this was last asked. */
  public int takeFallbacks() {
    return session.takeFallbacks();
  }

  /** The pictures it takes. */
  public ImageInput input() {
    return input;
  }

  /** Its outputs for a black picture, or a batch of them where the batch is fixed. */
  public List<FloatTensor> sample() {
    return sample;
  }

  /** What the file says of itself. */
  public ModelDescription description() {
    return description;
  }

  /** A buffer for the input of a run. */
  FloatBuffer newInput(int pictures) {
    return ByteBuffer.allocateDirect(Float.BYTES * Math.multiplyExact(pictures, input.values()))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /**
   * Runs the network in the calling thread.
   *
   * @param pictures a buffer of {@link #newInput}, filled
   * @param count number of pictures in it
   */
  List<FloatTensor> run(FloatBuffer pictures, int count) {
    try {
      return session.run(pictures.slice(0, count * input.values()), input.shape(count));
    } catch (OrtException e) {
      throw new IllegalStateException(uri + ": inference failed: " + e.getMessage(), e);
    }
  }

  /** Does some tasks in the model's threads and gives their results in the tasks' order. */
  <T> List<T> inThreads(List<Callable<T>> tasks) {
    try {
      List<T> results = new ArrayList<>(tasks.size());
      for (Future<T> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(uri + ": inference failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(uri + ": inference was interrupted", e);
    }
  }

  /**
   * Where to decode what it will run on. On CUDA its threads wait for the GPU, which should not
   * wait for a decoder.
   */
  public Executor decodingThreads() {
    return device() == Device.CUDA ? DecodingThreads.own() : threads;
  }

  /** Frees the network's memory and ends its threads. */
  @Override
  public void close() {
    threads.shutdown();
    session.close();
  }

  private List<FloatTensor> warmUp() throws OrtException {
    int pictures = input.batch().orElse(1);
    return session.run(newInput(pictures), input.shape(pictures));
  }

  private static byte[] read(String uri) {
    try {
      byte[] file = BeamFiles.read(uri);
      if (file.length == 0) {
        throw new InvalidInputException(uri, "", "is empty; an ONNX model is needed");
      }
      return file;
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(uri, "", "there is no such file", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model " + uri, e);
    }
  }

  private static Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "footage");
    thread.setDaemon(true);
    return thread;
  }
}
