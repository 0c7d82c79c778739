package org.shoal.transforms.stroke;

/**
 * All that a {@link WristSignal} knows between two frames.
 *
 * @param active whether a signal has begun that no long gap has ended
 * @param firstFrame the signal's first frame
 * @param lastFrame the last frame in which the wrist was seen
 * @param lastTimeSeconds its time
 * @param lastY the wrist's y there, pixels
 * @param peaks the detector's state
 */
public record WristState(
    boolean active,
    long firstFrame,
    long lastFrame,
    double lastTimeSeconds,
    double lastY,
    PeakState peaks) {
  /** Before the first frame. */
  public static WristState start() {
    return new WristState(false, 0, 0, 0, 0, PeakState.start());
  }
}
