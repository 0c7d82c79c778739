package org.shoal.transforms.stroke;

import java.util.List;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.SwimState;
import org.shoal.io.video.DecodedFrame;
import org.shoal.transforms.pose.PoseBackend;

/**
 * Watches one swimmer frame by frame, without Beam: the most confident pose of each frame, its
 * strokes and their rate, in a session that others may read meanwhile. Not safe for use by several
 * threads; the session is.
 */
public final class SwimWatcher {
  private static final StrokeSink NOBODY =
      new StrokeSink() {
        @Override
        public void stroke(Stroke stroke) {}

        @Override
        public void rate(RateSample sample) {}
      };

  private final PoseBackend backend;
  private final SwimSession session;
  private final KeypointBuffer buffer;
  private final StrokeCounter counter;
  private long frames;
  private long lastFrame;

  /**
   * @param backend looks at the frames; stays the caller's to close
   * @param session is started by the first frame
   * @param fps frames a second, positive
   */
  public SwimWatcher(PoseBackend backend, SwimSession session, StrokeConfig config, double fps) {
    this.backend = backend;
    this.session = session;
    buffer = new KeypointBuffer(KeypointBuffer.DEFAULT_FRAMES, config.minConfidence());
    counter = new StrokeCounter(config, fps);
  }

  /** Looks at the next frame and brings the session up to date. */
  public SwimState process(DecodedFrame frame) {
    if (frames++ == 0) {
      session.startSession(frame.timestampSeconds());
    }
    List<SwimPose> poses = backend.estimate(frame).stream().limit(1).toList();
    poses.forEach(buffer::add);
    PoseColumns columns = PoseColumns.of(frame.index(), 1, poses);
    counter.count(frame.index(), frame.timestampSeconds(), columns, 0, NOBODY);
    lastFrame = frame.index();
    SwimState now = counter.session();
    return session.update(before -> now);
  }

  /** Ends the session: what waited for frames to come is counted. Returns its last state. */
  public SwimState finish() {
    counter.finish(lastFrame, NOBODY);
    SwimState end = counter.session();
    session.update(before -> end);
    return session.endSession();
  }

  /** The wrists over the last frames. */
  public KeypointBuffer buffer() {
    return buffer;
  }
}
