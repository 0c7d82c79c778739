package org.shoal.transforms.evaluate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notANumber;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackEvaluatorTest {
  private static final double TINY = 1e-12;

  @Test
  void aPerfectResultHasPerfectScores() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 10, 0).with(1, 0, 10, 1).with(2, 3, 7, 2);
    Scenario result = new Scenario().with(8, 0, 10, 1).with(7, 0, 10, 0).with(30, 3, 7, 2);

    Evaluation evaluation = truth.judge(result);

    assertThat(evaluation.frames(), is(10L));
    assertThat(evaluation.truePositions(), is(24L));
    assertThat(evaluation.foundPositions(), is(24L));
    assertThat(evaluation.trueIdentities(), is(3));
    assertThat(evaluation.foundIdentities(), is(3));
    TrackScores scores = evaluation.scores().get(0);
    assertThat(scores.clear(), is(new ClearScores(1, 24, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0)));
    assertThat(scores.identity(), is(new IdentityScores(1, 1, 1)));
    assertThat(scores.hota().hota(), closeTo(1, TINY));
    assertThat(scores.hota().detA(), closeTo(1, TINY));
    assertThat(scores.hota().assA(), closeTo(1, TINY));
    assertThat(scores.hota().locA(), closeTo(1, TINY));
  }

  @Test
  void anEmptyResultMissesAll() throws IOException {
    TrackScores scores = scores(new Scenario().with(0, 0, 10, 0), new Scenario());
    assertThat(scores.clear().mota(), is(0.0));
    assertThat(scores.clear().misses(), is(10L));
    assertThat(scores.clear().mostlyLost(), is(1));
    assertThat(scores.clear().rmse(), is(notANumber()));
    assertThat(scores.clear().motp(), is(notANumber()));
    assertThat(scores.identity().idf1(), is(0.0));
    assertThat(scores.identity().recall(), is(0.0));
    assertThat(scores.identity().precision(), is(notANumber()));
    assertThat(scores.hota().hota(), is(0.0));
    assertThat(scores.hota().locA(), closeTo(1, TINY));
  }

  @Test
  void withoutTruthThereIsNothingToJudgeUnlessAsked() throws IOException {
    Scenario result = new Scenario().with(4, 0, 10, 0);
    Evaluation unjudged = new Scenario().judge(result);
    assertThat(unjudged.frames(), is(0L));
    assertThat(unjudged.unjudgedPositions(), is(10L));
    assertThat(unjudged.foundIdentities(), is(1));
    assertThat(unjudged.scores().get(0).clear().mota(), is(notANumber()));
    assertThat(unjudged.scores().get(0).identity().idf1(), is(notANumber()));
    assertThat(unjudged.scores().get(0).hota().hota(), is(notANumber()));

    Evaluation judged = TrackEvaluator.evaluate(new Scenario(), result, List.of(0.02), true);
    assertThat(judged.frames(), is(10L));
    assertThat(judged.unjudgedPositions(), is(0L));
    assertThat(judged.scores().get(0).clear().falsePositives(), is(10L));
    assertThat(judged.scores().get(0).clear().mota(), is(notANumber()));
    assertThat(judged.scores().get(0).identity().idf1(), is(0.0));
    assertThat(judged.scores().get(0).hota().hota(), is(0.0));
  }

  @Test
  void anotherIdentityInTheMiddleIsASwitch() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 10, 0);
    Scenario result = new Scenario().with(5, 0, 6, 0).with(6, 6, 10, 0);
    TrackScores scores = scores(truth, result);
    assertThat(scores.clear().switches(), is(1L));
    assertThat(scores.clear().fragments(), is(0L));
    assertThat(scores.clear().mota(), closeTo(1 - 1 / 10.0, TINY));
    assertThat(scores.identity().idf1(), closeTo(2 * 6 / 20.0, TINY));
    // DetA is 1; AssA is the mean over the 10 matches of 6 / 10 (six of them) and 4 / 10 (four)
    assertThat(scores.hota().detA(), closeTo(1, TINY));
    assertThat(scores.hota().assA(), closeTo(0.6 * 0.6 + 0.4 * 0.4, TINY));
    assertThat(scores.hota().hota(), closeTo(Math.sqrt(0.52), TINY));
  }

  @Test
  void aSwitchIsCountedHoweverLongTheFishWasLost() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 100, 0);
    Scenario result = new Scenario().with(5, 0, 10, 0).with(6, 90, 100, 0);
    TrackScores scores = scores(truth, result);
    assertThat(scores.clear().switches(), is(1L));
    assertThat(scores.clear().fragments(), is(1L));
    assertThat(scores.clear().misses(), is(80L));
    assertThat(scores.clear().mota(), closeTo(1 - 81 / 100.0, TINY));
  }

  @Test
  void aGapIsAFragmentAndItsFramesAreMisses() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 10, 0);
    Scenario result = new Scenario().with(5, 0, 3, 0).with(5, 5, 8, 0);
    TrackScores scores = scores(truth, result);
    assertThat(scores.clear().fragments(), is(1L));
    assertThat(scores.clear().switches(), is(0L));
    assertThat(scores.clear().misses(), is(4L));
    assertThat(scores.clear().mota(), closeTo(0.6, TINY));
    assertThat(scores.clear().partlyTracked(), is(1));
    assertThat(scores.identity().idf1(), closeTo(2 * 6 / 16.0, TINY));
    assertThat(scores.identity().precision(), closeTo(1, TINY));
    assertThat(scores.identity().recall(), closeTo(0.6, TINY));
  }

  @Test
  void aFishThatIsAwayIsNotFragmentedByThat() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 3, 0).with(0, 7, 10, 0).with(1, 0, 10, 1);
    Scenario result = new Scenario().with(5, 0, 3, 0).with(5, 7, 10, 0).with(6, 0, 10, 1);
    TrackScores scores = scores(truth, result);
    assertThat(scores.clear().fragments(), is(0L));
    assertThat(scores.clear().mota(), closeTo(1, TINY));
  }

  @Test
  void aPositionFarFromEveryFishIsFalse() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 10, 0);
    Scenario result = new Scenario().with(5, 0, 10, 0).with(6, 4, 8, 0.5);
    TrackScores scores = scores(truth, result);
    assertThat(scores.clear().falsePositives(), is(4L));
    assertThat(scores.clear().misses(), is(0L));
    assertThat(scores.clear().mota(), closeTo(0.6, TINY));
    assertThat(scores.identity().idf1(), closeTo(20 / 24.0, TINY));
    // 10 true positives and 4 false ones at every threshold, all associated
    assertThat(scores.hota().detA(), closeTo(10 / 14.0, TINY));
    assertThat(scores.hota().assA(), closeTo(1, TINY));
  }

  @Test
  void fishThatSwapIdentitiesAreTwoSwitchesAndHalfOfTheirFrames() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 10, 0).with(1, 0, 10, 1);
    Scenario result =
        new Scenario().with(5, 0, 5, 0).with(6, 0, 5, 1).with(5, 5, 10, 1).with(6, 5, 10, 0);
    TrackScores scores = scores(truth, result);
    assertThat(scores.clear().switches(), is(2L));
    assertThat(scores.identity().idf1(), closeTo(0.5, TINY));
    // each of four pairs matches in 5 frames, of 15 in which either is
    assertThat(scores.hota().assA(), closeTo(1 / 3.0, TINY));
  }

  @Test
  void errorsAreToldInTheXyPlaneAndInDepth() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 2, 0);
    Scenario result = new Scenario().at(0, 5, 0.003, 0.004, 0).at(1, 5, 0, 0, 0.012);
    ClearScores clear = scores(truth, result).clear();
    assertThat(clear.rmseXy(), closeTo(Math.sqrt(25e-6 / 2), TINY));
    assertThat(clear.rmseZ(), closeTo(Math.sqrt(144e-6 / 2), TINY));
    assertThat(clear.rmse(), closeTo(0.013 / Math.sqrt(2), TINY));
    assertThat(clear.motp(), closeTo(0.0085, TINY));
  }

  @Test
  void atTheDistanceIsWithinIt() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 1, 0);
    assertThat(scores(truth, new Scenario().with(5, 0, 1, 0.02)).clear().matches(), is(1L));
    assertThat(scores(truth, new Scenario().with(5, 0, 1, 0.0201)).clear().matches(), is(0L));
  }

  @Test
  void hotaCountsThresholdsUpToTheSimilarity() throws IOException {
    // 1 - 0.01 / 0.04 = 0.75 reaches 15 of the 19 thresholds
    HotaScores hota =
        scores(new Scenario().with(0, 0, 4, 0), new Scenario().with(5, 0, 4, 0.01)).hota();
    assertThat(hota.hota(), closeTo(15 / 19.0, TINY));
    assertThat(hota.detA(), closeTo(15 / 19.0, TINY));
    assertThat(hota.assA(), closeTo(15 / 19.0, TINY));
    assertThat(hota.locA(), closeTo((15 * 0.75 + 4) / 19.0, TINY));
  }

  @Test
  void hotaPrefersTheIdentityThatAgreesOverall() throws IOException {
    // In frame 9 a stranger is a little nearer than the identity that has followed so far.
    Scenario truth = new Scenario().with(0, 0, 10, 0);
    Scenario result = new Scenario().with(5, 0, 9, 0).at(9, 5, 0.002, 0, 0).at(9, 6, 0, 0, 0);
    HotaScores hota = scores(truth, result).hota();
    // 1 - 0.002 / 0.04 = 0.95 reaches every threshold: 10 pairs of one fish and one identity
    assertThat(hota.assA(), closeTo(1, TINY));
    assertThat(hota.detA(), closeTo(10 / 11.0, TINY));
  }

  @Test
  void thePairingOfBeforeIsKeptWhereItStillHolds() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 2, 0);
    Scenario result = new Scenario().at(0, 5, 0, 0, 0).at(1, 5, 0.015, 0, 0).at(1, 6, 0.001, 0, 0);
    ClearScores clear = scores(truth, result).clear();
    assertThat(clear.switches(), is(0L));
    assertThat(clear.falsePositives(), is(1L));
    assertThat(clear.motp(), closeTo(0.0075, TINY));
  }

  @Test
  void moreMatchesCountMoreThanKeepingOne() throws IOException {
    Scenario truth = new Scenario().at(0, 0, 0, 0, 0).at(1, 0, 0, 0, 0).at(1, 1, 0.03, 0, 0);
    // identity 5 is near both fish, identity 6 near fish 0 alone
    Scenario result = new Scenario().at(0, 5, 0, 0, 0).at(1, 5, 0.015, 0, 0).at(1, 6, -0.01, 0, 0);
    ClearScores clear = scores(truth, result).clear();
    assertThat(clear.matches(), is(3L));
    assertThat(clear.switches(), is(1L));
  }

  @Test
  void framesThatTheResultLacksAreMissedAndOthersAreNotJudged() throws IOException {
    Scenario truth = new Scenario().with(0, 2, 6, 0);
    Scenario result = new Scenario().with(5, 0, 4, 0).withFrame(4).with(6, 20, 23, 0);
    Evaluation evaluation = truth.judge(result);
    assertThat(evaluation.frames(), is(4L));
    assertThat(evaluation.foundPositions(), is(2L));
    assertThat(evaluation.unjudgedPositions(), is(5L));
    assertThat(evaluation.foundIdentities(), is(2));
    ClearScores clear = evaluation.scores().get(0).clear();
    assertThat(clear.misses(), is(2L));
    assertThat(clear.falsePositives(), is(0L));
    assertThat(clear.mota(), closeTo(0.5, TINY));
  }

  @Test
  void mostlyTrackedIsMoreThanFourFifthsAndMostlyLostLessThanOne() throws IOException {
    Scenario truth = new Scenario();
    Scenario result = new Scenario();
    int[] matched = {100, 81, 80, 20, 19, 0};
    for (int fish = 0; fish < matched.length; fish++) {
      truth.with(fish, 0, 100, fish);
      result.with(fish, 0, matched[fish], fish);
    }
    ClearScores clear = scores(truth, result).clear();
    assertThat(clear.mostlyTracked(), is(2));
    assertThat(clear.partlyTracked(), is(2));
    assertThat(clear.mostlyLost(), is(2));
  }

  @Test
  void everyDistanceHasItsScoresInTheOrderAskedFor() throws IOException {
    Scenario truth = new Scenario().with(0, 0, 10, 0);
    Scenario result = new Scenario().with(5, 0, 10, 0.015);
    Evaluation evaluation =
        TrackEvaluator.evaluate(truth, result, List.of(0.02, 0.01, 0.05), false);
    assertThat(
        evaluation.scores().stream().map(TrackScores::within).toList(),
        is(List.of(0.02, 0.01, 0.05)));
    assertThat(
        evaluation.scores().stream().map(scores -> scores.clear().matches()).toList(),
        is(List.of(10L, 0L, 10L)));
    // 1 - 0.015 / 0.02 = 0.25 still counts for HOTA at 1 cm: at 5 of its 19 thresholds
    assertThat(evaluation.scores().get(1).hota().hota(), closeTo(5 / 19.0, TINY));
  }

  @Test
  void identitiesAndTheirOrderDoNotMatter() throws IOException {
    Random random = new Random(5);
    Scenario truth = new Scenario();
    Scenario result = new Scenario();
    Scenario renamed = new Scenario();
    for (int frame = 0; frame < 200; frame++) {
      for (int fish = 0; fish < 6; fish++) {
        double x = 0.05 * fish + 0.02 * random.nextDouble();
        double y = 0.05 * random.nextDouble();
        truth.at(frame, fish, x, y, 0);
        double seen = x + 0.01 * random.nextGaussian();
        if (random.nextInt(10) > 0) {
          result.at(frame, fish + 6 * (frame / 90), seen, y, 0);
        }
      }
    }
    PositionsReversed.copy(result, renamed);
    TrackScores scores = scores(truth, result);
    TrackScores others = scores(truth, renamed);
    assertThat(others.clear().matches(), is(scores.clear().matches()));
    assertThat(others.clear().switches(), is(scores.clear().switches()));
    assertThat(others.clear().rmse(), closeTo(scores.clear().rmse(), TINY));
    assertThat(others.identity(), is(scores.identity()));
    assertThat(others.hota().hota(), closeTo(scores.hota().hota(), TINY));
  }

  private static TrackScores scores(Scenario truth, Scenario result) throws IOException {
    return truth.judge(result).scores().get(0);
  }
}
