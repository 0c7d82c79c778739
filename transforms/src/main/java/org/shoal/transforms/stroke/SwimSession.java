package org.shoal.transforms.stroke;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.shoal.io.stroke.SwimState;

/**
 * Holds a session's state for one that writes and many that read. Every update is seen whole or not
 * at all, and a snapshot once taken never changes. Safe for use by any number of threads.
 */
public final class SwimSession {
  private final AtomicReference<SwimState> state = new AtomicReference<>(SwimState.idle());

  /** The state at present. */
  public SwimState state() {
    return state.get();
  }

  /**
   * Replaces the state by one made from it.
   *
   * @param change may be called again when another thread was faster, so it must do nothing else
   * @return the new state
   */
  public SwimState update(UnaryOperator<SwimState> change) {
    return state.updateAndGet(change);
  }

  /** Starts a session with nothing counted, whatever was before. */
  public SwimState startSession(double timeSeconds) {
    return update(before -> SwimState.started(timeSeconds));
  }

  /** Ends the session: returns its last state, and goes back to that before a session. */
  public SwimState endSession() {
    return state.getAndSet(SwimState.idle());
  }
}
