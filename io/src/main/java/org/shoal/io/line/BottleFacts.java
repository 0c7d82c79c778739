package org.shoal.io.line;

import org.shoal.io.classification.ClassificationAttempt;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackState;

/** What tables and summaries say of a bottle, beyond what its record says. */
public final class BottleFacts {
  private BottleFacts() {}

  /** How far the bottle had come when it was last seen. */
  public static TrackState lastState(TrackClassification bottle) {
    return bottle.stateAt(bottle.lastFrame());
  }

  /** Frame from which on the bottle was classified; -1 when it never was. */
  public static long classifiedFrame(TrackClassification bottle) {
    for (ClassificationAttempt attempt : bottle.attempts()) {
      if (attempt.succeeded()) {
        return attempt.frame();
      }
    }
    return -1;
  }
}
