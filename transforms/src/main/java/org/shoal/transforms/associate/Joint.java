package org.shoal.transforms.associate;

import java.util.Optional;
import org.shoal.transforms.motion.ConstantVelocityFilter;

/** An explanation of what two strands that meet did up to a frame. */
final class Joint {
  /** Explanations whose filters differ by less than this are one. */
  private static final double ALIKE = 1;

  final ConstantVelocityFilter first = new ConstantVelocityFilter();
  final ConstantVelocityFilter second = new ConstantVelocityFilter();
  final Optional<Joint> before;
  final Optional<Hypothesis> firstPoint;
  final Optional<Hypothesis> secondPoint;

  /** Twice the negative log likelihood, up to a constant. */
  final double cost;

  /** Before the first frame, with filters to be started. */
  Joint() {
    before = Optional.empty();
    firstPoint = Optional.empty();
    secondPoint = Optional.empty();
    cost = 0;
  }

  /**
   * Goes on by a frame, to which the filters of the explanation before are predicted.
   *
   * @param firstPoint where the first was seen, if it was
   * @param secondPoint where the second was seen, if it was
   */
  Joint(
      Joint before,
      Optional<Hypothesis> firstPoint,
      Optional<Hypothesis> secondPoint,
      double cost) {
    this.before = Optional.of(before);
    this.firstPoint = firstPoint;
    this.secondPoint = secondPoint;
    this.cost = cost;
    first.set(before.first);
    second.set(before.second);
    firstPoint.ifPresent(p -> first.update(p.x, p.y, p.z, p.covariance, 0));
    secondPoint.ifPresent(p -> second.update(p.x, p.y, p.z, p.covariance, 0));
  }

  void predict(double accelerationSigma) {
    first.predict(accelerationSigma);
    second.predict(accelerationSigma);
  }

  boolean isLike(Joint other) {
    return other.first.squaredDifference(first) + other.second.squaredDifference(second) < ALIKE;
  }
}
