package org.shoal.transforms.validate;

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

  /** What the frames so far say. */
  ValidationReport report();
}
