package org.shoal.transforms.validate;

import org.shoal.io.track2d.BoxTrackColumns;

/** Takes one camera's tracks, frame after frame, and says how its field test went. */
public interface FieldValidator {
  /** A validator of one camera that has seen nothing yet. */
  static FieldValidator of(FieldTest test, ValidationConfig config) {
    return switch (test) {
      case NONE -> new NoValidation();
      case STATIC -> new StaticValidator(config);
      case LOW_SPEED -> new LowSpeedValidator(config);
      case STRESS -> new StressValidator(config);
    };
  }

  /** Takes the next frame; frames ascend, those without a track may be left out. */
  void next(FrameBoxes boxes);

  /**
   * Takes the rows of some frames, whole frames in ascending order; boxes that are interpolated
   * between sightings say nothing of an installation and are left out.
   */
  default void nextAll(BoxTrackColumns tracks) {
    int from = 0;
    while (from < tracks.size()) {
      int to = from + 1;
      while (to < tracks.size() && tracks.frame()[to] == tracks.frame()[from]) {
        to++;
      }
      next(FrameBoxes.of(tracks, from, to));
      from = to;
    }
  }

  /** What the frames so far say. */
  ValidationReport report();
}
