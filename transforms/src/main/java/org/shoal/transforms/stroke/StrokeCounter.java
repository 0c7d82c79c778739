package org.shoal.transforms.stroke;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.stroke.FrameStates;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.SwimState;
import org.shoal.io.stroke.Wrist;

/**
 * Counts one swimmer's strokes, of both wrists, frame by frame, and samples their rate. Strokes
 * come in the order of time, at equal times the left one first: a stroke waits until the other
 * wrist can no longer have one before it. A rate sample is due every few seconds after frame 0, and
 * comes when all strokes up to its time are known.
 *
 * <p>What comes out does not depend on where a counter stops and another goes on. Not safe for use
 * by several threads.
 */
public final class StrokeCounter {
  /** A swimmer who made no stroke for so long is resting. */
  private static final double RESTING_SECONDS = 5;

  private final StrokeConfig config;
  private final double fps;
  private final WristSignal left;
  private final WristSignal right;
  private final List<Stroke> pending;
  private final RateCalculator rate;
  private double start;
  private double now;
  private long nowFrame;
  private long samples;
  private double lastStroke;
  private boolean poseDetected;
  private boolean ended;

  /**
   * A counter before the first frame.
   *
   * @param fps frames a second of the recording's clock, positive
   */
  public StrokeCounter(StrokeConfig config, double fps) {
    this(config, fps, StrokeCounterState.start());
  }

  /** A counter that goes on where another with the same settings stopped. */
  public StrokeCounter(StrokeConfig config, double fps, StrokeCounterState state) {
    if (!(fps > 0)) {
      throw new IllegalArgumentException("fps must be positive, is " + fps);
    }
    this.config = config;
    this.fps = fps;
    left = new WristSignal(Wrist.LEFT, config, fps, state.left(), this::await);
    right = new WristSignal(Wrist.RIGHT, config, fps, state.right(), this::await);
    pending = new ArrayList<>(state.pending());
    rate = new RateCalculator(config, state.rate());
    start = state.startSeconds();
    now = state.nowSeconds();
    nowFrame = state.nowFrame();
    samples = state.samples();
    lastStroke = state.lastStrokeSeconds();
    poseDetected = state.poseDetected();
  }

  /** What another counter needs to go on from here. */
  public StrokeCounterState state() {
    return new StrokeCounterState(
        left.state(),
        right.state(),
        pending,
        rate.state(),
        start,
        now,
        nowFrame,
        samples,
        lastStroke,
        poseDetected);
  }

  /**
   * Counts through a window, and ends the session after the last one.
   *
   * @return the session after each frame
   */
  public FrameStates count(PoseWindow window, StrokeSink sink) {
    FrameStates states = FrameStates.empty(window.frameCount());
    for (int f = 0; f < window.frameCount(); f++) {
      count(window.firstFrame() + f, window.timestampSeconds()[f], window.poses(), f, sink);
      if (window.last() && f == window.frameCount() - 1) {
        finish(window.firstFrame() + f, sink);
      }
      states.strokeCount()[f] = rate.strokeCount();
      states.strokeRate()[f] = strokeRate();
      states.swimming()[f] = (byte) (isSwimming() ? 1 : 0);
    }
    return states;
  }

  /**
   * Counts a frame, which comes after the one before.
   *
   * @param frame recording frame index
   * @param time of the frame, seconds; NaN where it is missing
   * @param poses has the frame's pose
   * @param position of the frame in it
   */
  public void count(long frame, double time, PoseColumns poses, int position, StrokeSink sink) {
    boolean timed = !Double.isNaN(time);
    poseDetected = timed && poses.hasPose(position);
    if (timed) {
      start = Double.isNaN(start) ? time - frame / fps : start;
      now = time;
      nowFrame = frame;
    }
    count(left, Keypoint.LEFT_WRIST, frame, time, poses, position);
    count(right, Keypoint.RIGHT_WRIST, frame, time, poses, position);
    release(sink);
  }

  /**
   * Ends the session: everything that waits for frames to come is decided.
   *
   * @param lastFrame the recording's last frame
   */
  public void finish(long lastFrame, StrokeSink sink) {
    ended = true;
    left.finish();
    right.finish();
    now += Math.max(0, lastFrame - nowFrame) / fps;
    nowFrame = Math.max(nowFrame, lastFrame);
    release(sink);
  }

  /** The session as far as it is certain; not active once it has ended. */
  public SwimState session() {
    if (Double.isNaN(start)) {
      return SwimState.idle();
    }
    return new SwimState(
        !ended,
        OptionalDouble.of(start),
        rate.strokeCount(),
        strokeRate(),
        rate.history(),
        hasStroked() ? OptionalDouble.of(lastStroke) : OptionalDouble.empty(),
        poseDetected,
        isSwimming());
  }

  /** Number of strokes, peaks and bases held in memory. */
  public int retained() {
    return left.retained() + right.retained() + pending.size();
  }

  private void count(
      WristSignal signal, Keypoint wrist, long frame, double time, PoseColumns poses, int at) {
    if (!Double.isNaN(time) && poses.confidence(at, wrist) >= config.minConfidence()) {
      signal.see(frame, time, poses.y(at, wrist));
    } else {
      signal.hide(frame);
    }
  }

  /** Puts a stroke among those that wait, which are few. */
  private void await(Stroke stroke) {
    int place = pending.size();
    while (place > 0 && isBefore(stroke, pending.get(place - 1))) {
      place--;
    }
    pending.add(place, stroke);
  }

  private static boolean isBefore(Stroke one, Stroke other) {
    return one.timeSeconds() < other.timeSeconds()
        || (one.timeSeconds() == other.timeSeconds() && one.wrist().compareTo(other.wrist()) < 0);
  }

  private void release(StrokeSink sink) {
    double from = undecidedFrom();
    int released = 0;
    while (released < pending.size() && pending.get(released).timeSeconds() < from) {
      Stroke stroke = pending.get(released++);
      sampleBefore(stroke.timeSeconds(), sink);
      rate.addStroke(stroke.wrist(), stroke.timeSeconds());
      lastStroke = stroke.timeSeconds();
      sink.stroke(stroke);
    }
    if (released > 0) {
      pending.subList(0, released).clear();
    }
    sampleBefore(Math.min(from, Math.nextUp(now)), sink);
  }

  /** Takes the samples that are due before a time. */
  private void sampleBefore(double time, StrokeSink sink) {
    for (double due = due(); due < time; due = due()) {
      samples++;
      sink.rate(rate.sample(due));
    }
  }

  private double due() {
    return start + (samples + 1) * config.rateIntervalSeconds();
  }

  private boolean hasStroked() {
    return !Double.isNaN(lastStroke);
  }

  private double strokeRate() {
    return hasStroked() ? rate.rateAt(certainUntil()) : 0;
  }

  private boolean isSwimming() {
    return hasStroked() && certainUntil() - lastStroke <= RESTING_SECONDS;
  }

  private double certainUntil() {
    return Math.max(Math.min(now, undecidedFrom()), lastStroke);
  }

  private double undecidedFrom() {
    return Math.min(left.undecidedFrom(), right.undecidedFrom());
  }
}
