package org.shoal.transforms.stroke;

import java.util.function.Consumer;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.Wrist;

/**
 * Turns one wrist's y, frame by frame, into strokes. Frames in which the wrist is not seen are a
 * gap: a short one is bridged by linear interpolation over frames, a longer one ends the signal and
 * begins another, and no stroke depends on both.
 */
final class WristSignal {
  private final Wrist wrist;
  private final StrokeConfig config;
  private final double fps;
  private final long maxGap;
  private final Consumer<Peak> peaks;
  private PeakDetector detector;
  private boolean active;
  private long firstFrame;
  private long lastFrame;
  private double lastTime;
  private double lastY;

  /** Goes on from a state; {@code found} takes the strokes that are certain, in order. */
  WristSignal(
      Wrist wrist, StrokeConfig config, double fps, WristState state, Consumer<Stroke> found) {
    this.wrist = wrist;
    this.config = config;
    this.fps = fps;
    peaks = peak -> found.accept(stroke(peak));
    maxGap = config.maxGapFrames(fps);
    detector = detector(state.peaks());
    active = state.active();
    firstFrame = state.firstFrame();
    lastFrame = state.lastFrame();
    lastTime = state.lastTimeSeconds();
    lastY = state.lastY();
  }

  WristState state() {
    return new WristState(active, firstFrame, lastFrame, lastTime, lastY, detector.state());
  }

  /** Takes a frame in which the wrist was seen. */
  void see(long frame, double time, double y) {
    hide(frame - 1);
    if (!active) {
      active = true;
      detector = detector(PeakState.start());
      firstFrame = frame;
    } else {
      for (long hidden = lastFrame + 1; hidden < frame; hidden++) {
        double part = (double) (hidden - lastFrame) / (frame - lastFrame);
        detector.push(lastY + part * (y - lastY), lastTime + part * (time - lastTime), true, peaks);
      }
    }
    detector.push(y, time, false, peaks);
    lastFrame = frame;
    lastTime = time;
    lastY = y;
  }

  /** Takes the knowledge that the wrist was not seen up to a frame. */
  void hide(long frame) {
    if (active && frame - lastFrame > maxGap) {
      finish();
    }
  }

  /** Ends the signal. */
  void finish() {
    if (active) {
      detector.finish(peaks);
      detector = detector(PeakState.start());
      active = false;
    }
  }

  /** No stroke that is still to come, of the frames taken, has a time before this. */
  double undecidedFrom() {
    return active ? detector.undecidedFrom() : Double.POSITIVE_INFINITY;
  }

  int retained() {
    return detector.retained();
  }

  private Stroke stroke(Peak peak) {
    return new Stroke(
        wrist,
        firstFrame + peak.sample(),
        peak.time(),
        peak.height(),
        peak.prominence(),
        config.confidence(peak.prominence()),
        peak.marked());
  }

  private PeakDetector detector(PeakState state) {
    return new PeakDetector(config.minProminence(), config.minDistanceFrames(fps), state);
  }
}
