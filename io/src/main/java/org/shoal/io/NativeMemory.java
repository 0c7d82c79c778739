package org.shoal.io;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/** The process's memory beside the heap: that of the libraries in C. */
public final class NativeMemory {
  static {
    // JavaCPP refuses to allocate once the process is larger than twice the heap, which any process
    // that also holds a neural network is. It reads these when its first class is loaded.
    unlimited("org.bytedeco.javacpp.maxBytes");
    unlimited("org.bytedeco.javacpp.maxPhysicalBytes");
    Loader.load(Pointer.class);
  }

  private NativeMemory() {}

  /** Leaves the libraries' memory without a bound; to be called before anything else of JavaCPP. */
  public static void unbind() {}

  /**
   * Gives freed memory back to the system, where the C library can (glibc). It keeps what was freed
   * in another order than it was taken, as decoders and Flink's sorting do. Takes some 10 ms: for
   * the end of a segment or a window.
   */
  public static void trim() {
    Pointer.trimMemory();
  }

  private static void unlimited(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "0");
    }
  }
}
