package org.shoal.transforms.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.positions.PositionFrame;
import org.shoal.io.positions.PositionSource;

/**
 * Compares tracks with the truth, at one or more distances within which a found position counts as
 * that of a fish. Goes through the frames twice; memory grows with the number of identities and not
 * with that of frames.
 */
public final class TrackEvaluator {
  private final boolean everyFrame;
  private final IdentityIndex trueIdentities = new IdentityIndex();
  private final IdentityIndex foundIdentities = new IdentityIndex();
  private final FramePair pair = new FramePair(trueIdentities, foundIdentities);
  private final List<Counters> counters = new ArrayList<>();
  private long frames;
  private long truePositions;
  private long foundPositions;
  private long unjudgedPositions;

  private record Counters(
      double within, ClearCounter clear, IdentityCounter identity, HotaCounter hota) {}

  private TrackEvaluator(List<Double> within, boolean everyFrame) {
    this.everyFrame = everyFrame;
    for (double distance : within) {
      counters.add(
          new Counters(
              distance,
              new ClearCounter(distance),
              new IdentityCounter(distance),
              new HotaCounter(distance, trueIdentities, foundIdentities)));
    }
  }

  /**
   * Compares a result with the truth.
   *
   * @param within distances in metres, above 0
   * @param everyFrame whether frames of which the truth has nothing count as frames without fish,
   *     so that all that was found in them is false; else they are not judged
   * @throws org.shoal.io.InvalidInputException naming the file and the place where it is wrong
   */
  public static Evaluation evaluate(
      PositionSource truth, PositionSource result, List<Double> within, boolean everyFrame)
      throws IOException {
    TrackEvaluator evaluator = new TrackEvaluator(within, everyFrame);
    FrameJoin.visit(truth, result, evaluator::visitFirst);
    FrameJoin.visit(truth, result, evaluator::visitAgain);
    return evaluator.evaluation();
  }

  private void visitFirst(PositionFrame truth, PositionFrame found, boolean isInTruth) {
    if (!isInTruth && !everyFrame) {
      unjudgedPositions += found.size();
      for (int i = 0; i < found.size(); i++) {
        foundIdentities.of(found.id(i));
      }
      return;
    }
    pair.set(truth, found);
    frames++;
    truePositions += pair.rows();
    foundPositions += pair.columns();
    for (int row = 0; row < pair.rows(); row++) {
      trueIdentities.count(pair.truth(row));
    }
    for (int column = 0; column < pair.columns(); column++) {
      foundIdentities.count(pair.found(column));
    }
    for (Counters counter : counters) {
      counter.clear.add(pair);
      counter.identity.add(pair);
      counter.hota.addAgreement(pair);
    }
  }

  private void visitAgain(PositionFrame truth, PositionFrame found, boolean isInTruth) {
    if (isInTruth) {
      pair.set(truth, found);
      for (Counters counter : counters) {
        counter.hota.addMatches(pair);
      }
    }
  }

  private Evaluation evaluation() {
    List<TrackScores> scores = new ArrayList<>();
    for (Counters counter : counters) {
      scores.add(
          new TrackScores(
              counter.within,
              counter.clear.scores(),
              counter.identity.scores(trueIdentities.size(), foundIdentities.size()),
              counter.hota.scores()));
    }
    return new Evaluation(
        frames,
        truePositions,
        foundPositions,
        unjudgedPositions,
        trueIdentities.size(),
        foundIdentities.size(),
        scores);
  }
}
