package org.shoal.pipelines;

import org.shoal.io.video.Ffmpeg;
import org.shoal.transforms.detect.OnnxModel;

/**
 * The libraries that decode and run networks. Loading them takes half a second, in which one thread
 * can read options meanwhile and set up a runner.
 */
final class NativeLibraries {
  private NativeLibraries() {}

  /** Begins to load them; who needs one sooner waits for it. */
  static void loadAhead() {
    Thread thread = new Thread(NativeLibraries::load, "libraries");
    thread.setDaemon(true);
    // Who needs a library that cannot be loaded gets the reason then.
    thread.setUncaughtExceptionHandler((failed, reason) -> {});
    thread.start();
  }

  private static void load() {
    OnnxModel.loadLibrary();
    Ffmpeg.load();
  }
}
