package org.shoal.transforms.detect;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.List;

/** A network ready to run on one device; safe for use by many threads. */
interface InferenceSession extends AutoCloseable {
  /** What the model file says of itself. */
  ModelDescription describe() throws OrtException;

  /** Runs on one input, which must be a direct buffer, and gives the outputs in their order. */
  List<FloatTensor> run(FloatBuffer input, long[] shape) throws OrtException;

  @Override
  void close();

  /** Opens sessions of one model. */
  @FunctionalInterface
  interface Opener {
    /** Opens one on a device. */
    InferenceSession open(Device device) throws OrtException;
  }
}
