package org.shoal.pipelines;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.reflect.DoFnInvokers;
import org.shoal.io.video.Ffmpeg;
import org.shoal.transforms.detect.OnnxModel;

/**
 * What every job with footage needs and takes long to load: the native libraries that decode and
 * run networks, and what Beam calls steps through. One thread can read options meanwhile and set up
 * a runner.
 */
final class SlowStarters {
  private SlowStarters() {}

  /** Begins to load them; who needs one sooner waits for it. */
  static void loadAhead() {
    Thread thread = new Thread(SlowStarters::load, "loading ahead");
    thread.setDaemon(true);
    // Who needs something that cannot be loaded gets the reason then.
    thread.setUncaughtExceptionHandler((failed, reason) -> {});
    thread.start();
  }

  private static void load() {
    OnnxModel.loadLibrary();
    Ffmpeg.load();
    DoFnInvokers.invokerFor(new AnyStep());
  }

  static final class AnyStep extends DoFn<String, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element String element, OutputReceiver<String> out) {
      out.output(element);
    }
  }
}
