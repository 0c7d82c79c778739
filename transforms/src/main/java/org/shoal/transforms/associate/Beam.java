package org.shoal.transforms.associate;

import java.util.List;

/** The explanations of an encounter that are followed side by side, likeliest first. */
final class Beam {
  /** What costs that much more than the best is given up. */
  private static final double HOPELESS = 60;

  private Joint[] joints;
  private Joint[] spare;
  private int size;

  /** A beam of up to a number of explanations. */
  Beam(int most) {
    joints = joints(most);
    spare = joints(most);
  }

  private static Joint[] joints(int count) {
    Joint[] joints = new Joint[count];
    for (int i = 0; i < count; i++) {
      joints[i] = new Joint();
    }
    return joints;
  }

  /** Begins with one explanation, whose filters are to be started. */
  Joint begin() {
    size = 1;
    joints[0].begin();
    return joints[0];
  }

  int size() {
    return size;
  }

  /** An explanation by its likelihood, the likeliest is 0. */
  Joint joint(int i) {
    return joints[i];
  }

  /**
   * Goes on by a frame: takes the best steps, of which no two lead to the same.
   *
   * @param likeliestFirst the ways in which explanations go on, one at least
   * @param width how many to follow, 1 or more
   */
  void follow(List<JointSteps.Step> likeliestFirst, int width) {
    int most = Math.min(width, spare.length);
    double hopeless = likeliestFirst.get(0).cost() + HOPELESS;
    int taken = 0;
    for (JointSteps.Step step : likeliestFirst) {
      if (taken == most || step.cost() > hopeless) {
        break;
      }
      spare[taken].follow(step);
      if (isNew(taken)) {
        taken++;
      }
    }
    Joint[] former = joints;
    joints = spare;
    spare = former;
    size = taken;
  }

  private boolean isNew(int candidate) {
    for (int i = 0; i < candidate; i++) {
      if (spare[candidate].isLike(spare[i])) {
        return false;
      }
    }
    return true;
  }
}
