package org.shoal.transforms.detect;

/** What a network runs on. */
public enum Device {
  /** The processor. */
  CPU,
  /** The first NVIDIA GPU, through ONNX Runtime's CUDA provider. */
  CUDA
}
