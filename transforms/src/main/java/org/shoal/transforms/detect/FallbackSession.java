package org.shoal.transforms.detect;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session that goes on on the CPU when CUDA cannot be had or its memory runs out, says so once
 * and counts it.
 */
final class FallbackSession implements InferenceSession {
  private static final Logger LOG = LoggerFactory.getLogger(FallbackSession.class);
  private static final List<String> OUT_OF_MEMORY =
      List.of("out of memory", "failed to allocate memory", "alloc_failed", "allocation_failed");
  private static final Pattern TELLING =
      Pattern.compile("CU[A-Z]+ failure \\d+: [^;\\n]*|Failed to [^;\\n]*");

  private final String model;
  private final Opener opener;
  private final AtomicInteger fallbacks = new AtomicInteger();
  // Runs share it; to replace the session takes it alone, when no run is under way.
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private InferenceSession session;
  private volatile Device device;

  FallbackSession(String model, Device wanted, Opener opener) throws OrtException {
    this.model = model;
    this.opener = opener;
    this.device = wanted;
    this.session = wanted == Device.CUDA ? openCuda() : opener.open(Device.CPU);
  }

  /** What the session runs on now. */
  Device device() {
    return device;
  }

  /** How often it fell back since this was last asked. */
  int takeFallbacks() {
    return fallbacks.getAndSet(0);
  }

  @Override
  public ModelDescription describe() throws OrtException {
    return session.describe();
  }

  @Override
  public List<FloatTensor> run(FloatBuffer input, long[] shape) throws OrtException {
    InferenceSession used;
    OrtException failure;
    lock.readLock().lock();
    try {
      used = session;
      return used.run(input, shape);
    } catch (OrtException e) {
      if (device == Device.CPU || !isOutOfMemory(e)) {
        throw e;
      }
      used = session;
      failure = e;
    } finally {
      lock.readLock().unlock();
    }
    leaveCuda(used, failure);
    return run(input, shape);
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      session.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private InferenceSession openCuda() throws OrtException {
    try {
      return opener.open(Device.CUDA);
    } catch (OrtException e) {
      InferenceSession cpu = opener.open(Device.CPU);
      fellBack("CUDA cannot be used", e);
      return cpu;
    }
  }

  private void leaveCuda(InferenceSession failed, OrtException cause) throws OrtException {
    lock.writeLock().lock();
    try {
      // Another run may have been here first.
      if (session == failed) {
        InferenceSession cpu = opener.open(Device.CPU);
        session.close();
        session = cpu;
        fellBack("the GPU's memory has run out", cause);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void fellBack(String what, OrtException cause) {
    device = Device.CPU;
    fallbacks.incrementAndGet();
    LOG.warn("{}: {} ({}); going on on the CPU, which is slower", model, what, reason(cause));
    LOG.debug("{}: all that ONNX Runtime says", model, cause);
  }

  /** What ONNX Runtime says without the C++ functions that it was in. */
  private static String reason(OrtException cause) {
    String message = cause.getMessage().strip();
    Matcher telling = TELLING.matcher(message);
    return telling.find() ? telling.group().strip() : message;
  }

  private static boolean isOutOfMemory(OrtException e) {
    String message = e.getMessage().toLowerCase(Locale.ROOT);
    return OUT_OF_MEMORY.stream().anyMatch(message::contains);
  }
}
