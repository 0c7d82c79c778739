package org.shoal.transforms.pose;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.transforms.detect.DecodingThreads;

/**
 * Estimates the poses of the people in frames. What comes out for a frame depends on that frame
 * alone, so that any number of backends made alike may share a recording.
 */
public interface PoseBackend extends AutoCloseable {
  /** Whether this can run: the model or file that it needs is there. */
  boolean isAvailable();

  /**
   * How pictures must be scaled; empty when this does not look at them, and frames from {@link
   * BlankFootage} serve as well.
   */
  Optional<FrameScaling> scaling();

  /**
   * Estimates the poses in a frame.
   *
   * @return in pixels of the frame before scaling, with its time and index, the most confident
   *     first; empty when nobody is there
   */
  List<SwimPose> estimate(DecodedFrame frame);

  /**
   * Estimates the poses in some frames at once, as a model likes it.
   *
   * @return one entry a frame, the same whatever other frames are there
   */
  default List<List<SwimPose>> estimate(List<DecodedFrame> batch) {
    return batch.stream().map(this::estimate).toList();
  }

  /**
   * The clock time of a frame for which there is no picture.
   *
   * @param clock the recording's
   */
  default double timeOf(long frame, FrameClock clock) {
    return clock.timeOf(frame);
  }

  /** What decodes the frames, a batch a task: new threads, unless the backend has its own. */
  default Executor decodingThreads() {
    return DecodingThreads.own();
  }

  /** How often a model fell back from CUDA to the CPU since any user of it last asked. */
  default int takeFallbacks() {
    return 0;
  }

  @Override
  default void close() {}
}
