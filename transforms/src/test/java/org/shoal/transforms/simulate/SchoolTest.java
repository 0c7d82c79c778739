package org.shoal.transforms.simulate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolTest {
  private static final double FPS = 30;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 40, -5})
  void fishStayInTheWater(long seed) {
    for (FishPose[] poses : paths(seed, 9)) {
      for (FishPose pose : poses) {
        assertThat(Math.hypot(pose.x(), pose.y()), lessThan(0.345));
        assertThat(pose.z(), both(greaterThanOrEqualTo(0.75)).and(lessThanOrEqualTo(1.05)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 40, -5})
  void fishSwimWithoutLeapsAndWithoutRest(long seed) {
    List<FishPose[]> paths = paths(seed, 9);
    double way = 0;
    for (int frame = 1; frame < paths.size(); frame++) {
      for (int fish = 0; fish < 9; fish++) {
        double step = distance(paths.get(frame - 1)[fish], paths.get(frame)[fish]);
        assertThat(step * FPS, lessThanOrEqualTo(0.3001));
        way += step;
      }
    }
    assertThat(way / 9 / (paths.size() / FPS), closeTo(0.13, 0.05));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 40, -5})
  void fishTurnSmoothly(long seed) {
    List<FishPose[]> paths = paths(seed, 9);
    for (int frame = 2; frame < paths.size(); frame++) {
      for (int fish = 0; fish < 9; fish++) {
        FishPose before = paths.get(frame - 2)[fish];
        FishPose now = paths.get(frame - 1)[fish];
        FishPose after = paths.get(frame)[fish];
        double bend =
            Math.hypot(after.x() - 2 * now.x() + before.x(), after.y() - 2 * now.y() + before.y());
        assertThat("metres in a frame squared", bend, lessThan(0.0025));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fishSeldomTouch(long seed) {
    int near = 0;
    int pairs = 0;
    for (FishPose[] poses : paths(seed, 5)) {
      for (int a = 0; a < poses.length; a++) {
        for (int b = 0; b < a; b++) {
          pairs++;
          near += distance(poses[a], poses[b]) < 0.03 ? 1 : 0;
        }
      }
    }
    assertThat(pairs, greaterThan(1000));
    assertThat(near / (double) pairs, lessThan(0.01));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void pathsHardlyDependOnTheFrameRateOverTheFirstMoment(long seed) {
    TankConfig slow = new TankConfig(1, 3, 1, 30, 64, 64, seed, false);
    TankConfig fast = new TankConfig(1, 3, 1, 60, 64, 64, seed, false);
    FishPose[] bySlow = School.paths(slow, TankLayout.small().tank()).get(3);
    FishPose[] byFast = School.paths(fast, TankLayout.small().tank()).get(6);
    for (int fish = 0; fish < 3; fish++) {
      assertThat(distance(bySlow[fish], byFast[fish]), lessThan(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void livelyFishStayInTheWaterAndSwimLikeFish(long seed) {
    TankConfig config = new TankConfig(12, 9, 60, 30, 1600, 1200, seed, false);
    Tank tank = TankLayout.large().tank();
    School school = new School(config, tank, Manner.lively());
    double fastest = 0;
    double nearest = 1;
    FishPose[] before = school.poses();
    for (int frame = 1; frame < config.frames(); frame++) {
      school.advanceFrame();
      FishPose[] poses = school.poses();
      for (int fish = 0; fish < poses.length; fish++) {
        FishPose pose = poses[fish];
        assertThat(Math.hypot(pose.x(), pose.y()), lessThan(tank.radius()));
        assertThat(pose.z(), both(greaterThanOrEqualTo(tank.topZ())).and(lessThan(tank.floorZ())));
        fastest = Math.max(fastest, 30 * distance(before[fish], pose));
        for (int other = 0; other < fish; other++) {
          nearest = Math.min(nearest, distance(pose, poses[other]));
        }
      }
      before = poses;
    }
    assertThat("bouts, m/s", fastest, both(greaterThan(0.3)).and(lessThan(0.7)));
    assertThat("near passes, m", nearest, lessThan(0.02));
  }

  private static List<FishPose[]> paths(long seed, int fish) {
    return School.paths(
        new TankConfig(1, fish, 40, FPS, 64, 64, seed, false), TankLayout.small().tank());
  }

  private static double distance(FishPose a, FishPose b) {
    return Math.sqrt(
        Math.pow(a.x() - b.x(), 2) + Math.pow(a.y() - b.y(), 2) + Math.pow(a.z() - b.z(), 2));
  }
}
