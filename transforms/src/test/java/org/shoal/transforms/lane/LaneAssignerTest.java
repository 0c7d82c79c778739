package org.shoal.transforms.lane;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.shoal.transforms.lane.Crowd.person;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PeopleWindow;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.SwimPose;

class LaneAssignerTest {
  private static final int NOBODY = -1;
  private static final LaneConfig TWO = LaneConfig.of(2);

  /** Who each swimmer was taken for, frame by frame. */
  private static List<List<Integer>> who(LaneConfig config, List<PeopleWindow> windows) {
    List<List<Integer>> who = new ArrayList<>();
    for (int swimmer = 0; swimmer < config.swimmers(); swimmer++) {
      who.add(new ArrayList<>());
    }
    LaneState state = LaneState.start(config.swimmers());
    for (PeopleWindow window : windows) {
      LaneAssigner assigner = new LaneAssigner(config, Crowd.CLOCK.fps(), state);
      for (PoseWindow swimmer : assigner.assign(window)) {
        for (int f = 0; f < swimmer.frameCount(); f++) {
          boolean seen = swimmer.poses().hasPose(f);
          who.get(swimmer.swimmer()).add(seen ? (int) swimmer.poses().y(f, Keypoint.NOSE) : NOBODY);
        }
      }
      state = assigner.state();
    }
    return who;
  }

  @Test
  void aSingleSwimmerIsTheMostConfidentPersonOfEachFrame() {
    Crowd crowd =
        new Crowd()
            .frame(person(300, 100, 0.9, 1), person(300, 300, 0.8, 2))
            .frame()
            .frame(person(300, 100, 0.6, 1), person(300, 300, 0.8, 2));
    assertThat(who(LaneConfig.of(1), crowd.windows(2)), is(List.of(List.of(1, NOBODY, 2))));
  }

  @Test
  void whoeverIsMoreConfidentSwimmersKeepTheirNumbers() {
    Random random = new Random(1);
    Crowd crowd = new Crowd();
    for (int f = 0; f < 200; f++) {
      double x = 200 + 2 * f;
      crowd.frame(
          person(x, 100 + 10 * random.nextGaussian(), random.nextDouble(), 1),
          person(600 - x, 180 + 10 * random.nextGaussian(), random.nextDouble(), 2));
    }
    assertThat(
        who(TWO, crowd.windows(1000)),
        is(List.of(Collections.nCopies(200, 1), Collections.nCopies(200, 2))));
  }

  @Test
  void theFirstToBeSeenHasTheLowerNumberAndOfOneFrameTheUpper() {
    SwimPose upper = person(300, 100, 0.5, 1);
    SwimPose lower = person(300, 300, 0.9, 2);
    assertThat(
        who(TWO, new Crowd().frame(upper, lower).windows(1)), is(List.of(List.of(1), List.of(2))));
    assertThat(
        who(TWO, new Crowd().frame(lower).frame(upper, lower).windows(2)),
        is(List.of(List.of(2, 2), List.of(NOBODY, 1))));
  }

  @Test
  void lanesThatRunUpThePictureLieBesideEachOther() {
    Crowd crowd = new Crowd();
    for (int f = 0; f < 30; f++) {
      crowd.frame(person(100, 50 + 20 * f, 0.9, 1), person(300, 700 - 20 * f, 0.8, 2));
    }
    assertThat(
        who(TWO.withAxis(LaneAxis.X), crowd.windows(7)),
        is(List.of(Collections.nCopies(30, 1), Collections.nCopies(30, 2))));
  }

  @Test
  void whoComesBackAfterALongTimeHasTheOldNumber() {
    SwimPose upper = person(300, 100, 0.9, 1);
    SwimPose lower = person(300, 300, 0.9, 2);
    Crowd crowd = new Crowd();
    for (int f = 0; f < 10; f++) {
      crowd.frame(upper, lower);
    }
    for (int f = 0; f < 100; f++) {
      crowd.frame(lower);
    }
    crowd.frame(person(-50, 110, 0.4, 1), lower);
    List<List<Integer>> who = who(TWO, crowd.windows(50));
    assertThat(who.get(0).subList(10, 111), is(listOf(100, NOBODY, 1)));
    assertThat(who.get(1), is(Collections.nCopies(111, 2)));
  }

  @Test
  void peopleWhoAreMoreThanTheSwimmersAreNotTaken() {
    Crowd crowd = new Crowd();
    for (int f = 0; f < 20; f++) {
      crowd.frame(person(300, 100, 0.9, 1), person(300, 200, 0.8, 2), person(300, 300, 0.7, 3));
    }
    // The second is gone for a while; the third is more confident than anybody.
    for (int f = 0; f < 20; f++) {
      crowd.frame(person(300, 100, 0.9, 1), person(300, 300, 0.95, 3));
    }
    List<List<Integer>> who = who(TWO, crowd.windows(1000));
    assertThat(who.get(0), is(Collections.nCopies(40, 1)));
    assertThat(who.get(1).subList(0, 20), is(Collections.nCopies(20, 2)));
    assertThat(who.get(1).subList(20, 40), is(Collections.nCopies(20, NOBODY)));
  }

  @Test
  void theSamePersonFoundTwiceIsNoSecondSwimmer() {
    Crowd crowd = new Crowd();
    for (int f = 0; f < 20; f++) {
      crowd.frame(person(300, 100, 0.9, 1), person(310, 105, 0.5, 9));
    }
    crowd.frame(person(300, 100, 0.9, 1), person(300, 200, 0.8, 2));
    List<List<Integer>> who = who(TWO, crowd.windows(8));
    assertThat(who.get(0), is(Collections.nCopies(21, 1)));
    assertThat(who.get(1), is(listOf(20, NOBODY, 2)));
  }

  @Test
  void aLaneFoundByAMomentsMistakeIsGivenUp() {
    Crowd crowd = new Crowd().frame(person(300, 100, 0.9, 1), person(300, 500, 0.3, 9));
    for (int f = 0; f < 30; f++) {
      crowd.frame(person(300, 100, 0.9, 1));
    }
    for (int f = 0; f < 5; f++) {
      crowd.frame(person(300, 100, 0.9, 1), person(300, 200, 0.8, 2));
    }
    List<List<Integer>> who = who(TWO, crowd.windows(8));
    assertThat(who.get(0), is(Collections.nCopies(36, 1)));
    assertThat(who.get(1).subList(31, 36), is(Collections.nCopies(5, 2)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 64})
  void whereWindowsEndDoesNotMatter(int windowFrames) {
    Random random = new Random(2);
    LaneConfig three = LaneConfig.of(3);
    Crowd crowd = new Crowd();
    for (int f = 0; f < 200; f++) {
      List<SwimPose> people = new ArrayList<>();
      for (int lane = 0; lane < 4; lane++) {
        if (random.nextDouble() < 0.7) {
          double y = 100 + 90 * lane + 20 * random.nextGaussian();
          people.add(person(700 * random.nextDouble(), y, random.nextDouble(), lane));
        }
      }
      crowd.frame(people.toArray(SwimPose[]::new));
    }
    assertThat(who(three, crowd.windows(windowFrames)), is(who(three, crowd.windows(1000))));
  }

  @Test
  void wrongNumbersOfSwimmersAreRefused() {
    for (int swimmers : new int[] {0, -1, 101}) {
      InvalidInputException refusal =
          assertThrows(InvalidInputException.class, () -> LaneConfig.of(swimmers));
      assertThat(refusal.getMessage(), containsString("--swimmers"));
    }
  }

  private static List<Integer> listOf(int times, int repeated, int last) {
    List<Integer> list = new ArrayList<>(Collections.nCopies(times, repeated));
    list.add(last);
    return list;
  }
}
