package org.shoal.transforms.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.ClassLabel;
import org.shoal.io.classification.ClassLabels;
import org.shoal.io.classification.Classification;

/**
 * Makes attributes of the heads' probabilities.
 *
 * <ol>
 *   <li>Each attribute takes the most probable of its labels that reach their thresholds.
 *   <li>Labels so taken claim what they imply, with their own probability. Where claims to an
 *       attribute conflict the most probable wins, of equally probable ones the attribute's own
 *       label, else that of the label whose attribute comes first. So an attribute without a label
 *       of its own takes what is implied.
 *   <li>An attribute that nobody claims falls back on the most probable of its labels, if that
 *       reaches the attribute's fallback, else it is unknown.
 * </ol>
 *
 * Of an attribute's equally probable labels the first in the heads' order is meant.
 */
public final class ClassificationRules {
  private static final Attribute[] ATTRIBUTES = Attribute.values();

  private final ClassLabels labels;
  private final Map<Attribute, int[]> heads = new EnumMap<>(Attribute.class);

  /** Rules for heads of these labels. */
  public ClassificationRules(ClassLabels labels) {
    this.labels = labels;
    Map<Attribute, List<Integer>> lists = new EnumMap<>(Attribute.class);
    for (int head = 0; head < labels.labels().size(); head++) {
      Attribute attribute = labels.labels().get(head).attribute();
      lists.computeIfAbsent(attribute, a -> new ArrayList<>()).add(head);
    }
    for (Attribute attribute : ATTRIBUTES) {
      List<Integer> list = lists.getOrDefault(attribute, List.of());
      heads.put(attribute, list.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** Number of heads. */
  public int heads() {
    return labels.labels().size();
  }

  /**
   * The attributes that probabilities tell of.
   *
   * @param probabilities holds one a head from {@code offset} on, 0 to 1
   */
  public Classification apply(float[] probabilities, int offset) {
    int[] taken = new int[ATTRIBUTES.length];
    String[] values = new String[ATTRIBUTES.length];
    float[] claims = new float[ATTRIBUTES.length];
    Arrays.fill(claims, -1);
    for (int a = 0; a < ATTRIBUTES.length; a++) {
      taken[a] = mostProbable(ATTRIBUTES[a], probabilities, offset, true);
      if (taken[a] >= 0) {
        values[a] = labels.labels().get(taken[a]).value();
        claims[a] = probabilities[offset + taken[a]];
      }
    }
    for (int head : taken) {
      if (head >= 0) {
        claim(labels.labels().get(head), probabilities[offset + head], values, claims);
      }
    }
    for (int a = 0; a < ATTRIBUTES.length; a++) {
      if (claims[a] < 0) {
        values[a] = fallback(ATTRIBUTES[a], probabilities, offset);
      }
    }
    return new Classification(Arrays.asList(values));
  }

  private static void claim(ClassLabel label, float probability, String[] values, float[] claims) {
    label
        .implies()
        .forEach(
            (attribute, value) -> {
              int a = attribute.position();
              if (probability > claims[a]) {
                values[a] = value;
                claims[a] = probability;
              }
            });
  }

  private String fallback(Attribute attribute, float[] probabilities, int offset) {
    int head = mostProbable(attribute, probabilities, offset, false);
    Double least = labels.fallback().get(attribute);
    boolean taken =
        head >= 0 && least != null && probabilities[offset + head] >= least.floatValue();
    return taken ? labels.labels().get(head).value() : Classification.UNKNOWN_VALUE;
  }

  /** The most probable of an attribute's heads; -1 where there is none. */
  private int mostProbable(
      Attribute attribute, float[] probabilities, int offset, boolean overThreshold) {
    int best = -1;
    for (int head : heads.get(attribute)) {
      float probability = probabilities[offset + head];
      boolean counts =
          !overThreshold || probability >= (float) labels.labels().get(head).threshold();
      if (counts && (best < 0 || probability > probabilities[offset + best])) {
        best = head;
      }
    }
    return best;
  }
}
