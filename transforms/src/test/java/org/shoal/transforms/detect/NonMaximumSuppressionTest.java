package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {
  /** A box of whole pixels, so that overlaps can be counted. */
  record Box(int x, int y, int w, int h, int score, int classId) {}

  @Provide
  Arbitrary<List<Box>> boxes() {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, 12);
    Arbitrary<Integer> size = Arbitraries.integers().between(1, 8);
    return Combinators.combine(
            place,
            place,
            size,
            size,
            Arbitraries.integers().between(0, 10),
            Arbitraries.integers().between(0, 1))
        .as(Box::new)
        .list()
        .ofMaxSize(25);
  }

  @Property
  void exactlyTheBoxesThatNoBetterOneCoversAreKept(
      @ForAll("boxes") List<Box> boxes, @ForAll @DoubleRange(min = 0, max = 1) double iou) {
    int[] kept = select(boxes, iou, Integer.MAX_VALUE);
    for (int i = 1; i < kept.length; i++) {
      assertThat(isBefore(boxes, kept[i - 1], kept[i]), is(true));
    }
    for (int row = 0; row < boxes.size(); row++) {
      boolean covered = false;
      for (int other : kept) {
        covered |= isBefore(boxes, other, row) && overlaps(boxes.get(row), boxes.get(other), iou);
      }
      int wanted = row;
      assertThat(Arrays.stream(kept).anyMatch(k -> k == wanted), is(!covered));
    }
  }

  @Property
  void limitKeepsTheFirst(@ForAll("boxes") List<Box> boxes) {
    int[] all = select(boxes, 0.3, Integer.MAX_VALUE);
    int[] three = select(boxes, 0.3, 3);
    assertThat(three, is(Arrays.copyOf(all, Math.min(3, all.length))));
  }

  @Test
  void thresholdItselfIsAllowed() {
    // Two of three columns shared: intersection 2, union 4.
    List<Box> boxes = List.of(new Box(0, 0, 3, 1, 9, 0), new Box(1, 0, 3, 1, 8, 0));
    assertThat(select(boxes, 0.5, 10), is(new int[] {0, 1}));
    assertThat(select(boxes, 0.49, 10), is(new int[] {0}));
  }

  private static boolean isBefore(List<Box> boxes, int a, int b) {
    int scoreA = boxes.get(a).score;
    int scoreB = boxes.get(b).score;
    return scoreA > scoreB || (scoreA == scoreB && a < b);
  }

  /** Counts pixels. */
  private static boolean overlaps(Box a, Box b, double iou) {
    int intersection = 0;
    int union = 0;
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 20; x++) {
        intersection += covers(a, x, y) && covers(b, x, y) ? 1 : 0;
        union += covers(a, x, y) || covers(b, x, y) ? 1 : 0;
      }
    }
    return a.classId == b.classId && (double) intersection / union > iou;
  }

  private static boolean covers(Box box, int x, int y) {
    return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
  }

  private static int[] select(List<Box> boxes, double iou, int limit) {
    int size = boxes.size();
    float[] x1 = new float[size];
    float[] y1 = new float[size];
    float[] x2 = new float[size];
    float[] y2 = new float[size];
    float[] score = new float[size];
    int[] classId = new int[size];
    for (int i = 0; i < size; i++) {
      Box box = boxes.get(i);
      x1[i] = box.x;
      y1[i] = box.y;
      x2[i] = box.x + box.w;
      y2[i] = box.y + box.h;
      score[i] = box.score / 10f;
      classId[i] = box.classId;
    }
    return NonMaximumSuppression.select(x1, y1, x2, y2, score, classId, size, iou, limit);
  }
}
