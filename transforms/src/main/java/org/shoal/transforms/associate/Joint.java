package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shoal.transforms.motion.ConstantVelocityFilter;

/** An explanation of what two strands that meet did up to a frame; reused for another later on. */
final class Joint {
  /** Explanations whose filters differ by less than this are one. */
  private static final double ALIKE = 1;

  final ConstantVelocityFilter first = new ConstantVelocityFilter();
  final ConstantVelocityFilter second = new ConstantVelocityFilter();

  /** Twice the negative log likelihood, up to a constant. */
  double cost;

  private Optional<Frame> last = Optional.empty();

  /**
   * Where an explanation has the two in a frame.
   *
   * @param first where the first was seen, if it was
   * @param second where the second was seen, if it was
   * @param before the frame before, unless it is the encounter's first
   */
  record Frame(Optional<Hypothesis> first, Optional<Hypothesis> second, Optional<Frame> before) {}

  /** Becomes the explanation that is before any frame, with filters to be started. */
  void begin() {
    cost = 0;
    last = Optional.empty();
  }

  /** Becomes another explanation, which is predicted to a frame, as it goes on there. */
  void follow(JointSteps.Step step) {
    first.set(step.before().first);
    second.set(step.before().second);
    cost = step.cost();
    last = Optional.of(new Frame(step.first(), step.second(), step.before().last));
    step.first().ifPresent(p -> first.update(p.x, p.y, p.z, p.covariance, 0));
    step.second().ifPresent(p -> second.update(p.x, p.y, p.z, p.covariance, 0));
  }

  void predict(double accelerationSigma) {
    first.predict(accelerationSigma);
    second.predict(accelerationSigma);
  }

  boolean isLike(Joint other) {
    return other.first.squaredDifference(first) + other.second.squaredDifference(second) < ALIKE;
  }

  /** All frames, the last one first. */
  List<Frame> backwards() {
    List<Frame> frames = new ArrayList<>();
    for (Optional<Frame> frame = last; frame.isPresent(); frame = frame.get().before) {
      frames.add(frame.get());
    }
    return frames;
  }
}
