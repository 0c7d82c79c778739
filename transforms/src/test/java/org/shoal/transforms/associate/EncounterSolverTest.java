package org.shoal.transforms.associate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much work encounters may be. Pairs of fish swim side by side, 10 cm from the next pair. */
final class EncounterSolverTest {
  private static final int FRAMES = 120;

  private final Scene scene = Scene.tank(6);
  private final Strands strands = new Strands();

  @Test
  void encountersBeyondTheMostWorkStayAsTheyWere() {
    // 6 pairs x (70 frames and the margins) x 3 explanations, the fewest: more than 12 x 120
    // points.
    EncounterSolver solver = film(6, 25, 95);
    List<Hypothesis> before = List.copyOf(strands.at(60));
    assertThat(strands.points(), is(12 * FRAMES));

    solver.solveAll();
    assertThat(solver.followed(), lessThanOrEqualTo((long) strands.points()));
    long untouched = strands.at(60).stream().filter(before::contains).count();
    assertThat(untouched, greaterThanOrEqualTo(2L));
    assertThat(untouched, lessThanOrEqualTo(10L));
    for (int frame = 0; frame < FRAMES; frame++) {
      assertThat(strands.at(frame).size(), is(12));
    }
  }

  @Test
  void encounterThatIsLittleWorkIsFollowedBroadly() {
    EncounterSolver solver = film(1, 40, 50);
    solver.solveAll();
    // More than the fewest explanations in every frame of it, margins included.
    assertThat(solver.followed(), greaterThan(3L * (10 + 2 * 6)));
    assertThat(solver.followed(), lessThanOrEqualTo((long) strands.points()));
  }

  /** Strands of pairs that are 5 mm apart from one frame (inclusive) to another (exclusive). */
  private EncounterSolver film(int pairs, int from, int to) {
    Random random = new Random(1);
    for (int frame = 0; frame < FRAMES; frame++) {
      scene.frame();
      for (int fish = 0; fish < 2 * pairs; fish++) {
        scene.seeFaulty(at(frame, fish, from, to), 3, 0.05, random);
      }
    }
    AssociationConfig config = AssociationConfig.defaults();
    FrameViews views = new FrameViews(scene.window(), scene.rig(), scene.rig().fieldsOfView(30));
    ViewStatistics statistics = new ViewStatistics(config.reprojectionThreshold(), views.slots());
    PointFitter fitter = new PointFitter(scene.rig(), config, views, statistics);
    ViewAssigner assigner = new ViewAssigner(scene.rig(), views, statistics);
    for (int frame = 0; frame < FRAMES; frame++) {
      views.load(frame);
      List<Hypothesis> points = new ArrayList<>();
      for (int fish = 0; fish < 2 * pairs; fish++) {
        double[] at = at(frame, fish, from, to);
        Hypothesis point = new Hypothesis(views.slots());
        point.moveTo(at[0], at[1], at[2]);
        fitter.gather(point);
        assertThat(fitter.fit(point), is(true));
        point.take(views);
        point.strand = fish;
        points.add(point);
      }
      strands.add(points);
    }
    return new EncounterSolver(
        config, strands, new JointSteps(views, fitter, assigner, statistics));
  }

  private static double[] at(int frame, int fish, int from, int to) {
    double apart = Math.min(0.06, 0.005 + 0.004 * Math.max(0, Math.max(from - frame, frame - to)));
    int pair = fish / 2;
    return new double[] {-0.25 + 0.1 * pair, apart * (fish % 2), 1.5};
  }
}
