package org.shoal.transforms.detect;

import java.util.List;
import java.util.concurrent.Executor;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;

/** Finds objects in frames. */
public interface FrameDetector extends AutoCloseable {
  /** How frames must be scaled, and in which order their bytes must lie. */
  FrameScaling scaling();

  /**
   * Detects in some frames at once.
   *
   * @param batch any number of frames, scaled as {@link #scaling} says
   * @return one entry a frame, in the same order, in pixels of the frames before scaling; the same
   *     whatever other frames are in the batch
   */
  List<FrameDetections> detect(List<DecodedFrame> batch);

  /** What decodes the frames, a batch a task: new threads, unless the detector has its own. */
  default Executor decodingThreads() {
    return DecodingThreads.own();
  }

  @Override
  void close();
}
