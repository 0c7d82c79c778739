package org.shoal.transforms.validate;

import java.util.List;
import java.util.Map;

/** The stress test: warns when there are more bottles at once than can be kept apart. */
final class StressValidator implements FieldValidator {
  private final int maxConcurrent;
  private long frames;
  private long bottles;
  private int most;
  private long mostFrame;
  private long framesAbove;

  StressValidator(ValidationConfig config) {
    this.maxConcurrent = config.maxConcurrent();
  }

  @Override
  public void next(FrameBoxes boxes) {
    frames++;
    bottles += boxes.size();
    framesAbove += boxes.size() > maxConcurrent ? 1 : 0;
    if (boxes.size() > most) {
      most = boxes.size();
      mostFrame = boxes.frame();
    }
  }

  @Override
  public ValidationReport report() {
    Map<String, Double> figures =
        Map.of(
            "max_concurrent", (double) most,
            "mean_concurrent", frames == 0 ? 0 : bottles / (double) frames,
            "frames_above_limit", (double) framesAbove);
    List<String> warnings =
        framesAbove == 0
            ? List.of()
            : List.of(
                "%d bottles at once in frame %d, and more than %d in %d frames"
                    .formatted(most, mostFrame, maxConcurrent, framesAbove));
    return new ValidationReport(figures, warnings.size(), warnings);
  }
}
