package org.shoal.transforms.evaluate;

import java.util.List;

/**
 * How well tracks agree with the truth.
 *
 * @param frames frames judged
 * @param truePositions true positions in them
 * @param foundPositions found positions in them
 * @param unjudgedPositions found positions in frames of which the truth has nothing
 * @param trueIdentities number of fish in the truth
 * @param foundIdentities number of identities found, in frames judged or not
 * @param scores scores by distance, in the order asked for
 */
public record Evaluation(
    long frames,
    long truePositions,
    long foundPositions,
    long unjudgedPositions,
    int trueIdentities,
    int foundIdentities,
    List<TrackScores> scores) {
  public Evaluation {
    scores = List.copyOf(scores);
  }
}
