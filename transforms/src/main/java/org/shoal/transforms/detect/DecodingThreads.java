package org.shoal.transforms.detect;

import java.util.concurrent.Executor;

/** Threads that decode footage for somebody who has none for that. */
public final class DecodingThreads {
  private DecodingThreads() {}

  /** A new thread for each task, as there is never more than one for a segment. */
  public static Executor own() {
    return task -> {
      Thread thread = new Thread(task, "decode");
      thread.setDaemon(true);
      thread.start();
    };
  }
}
