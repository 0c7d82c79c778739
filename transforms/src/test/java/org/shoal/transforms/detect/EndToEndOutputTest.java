package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

/** The numbers are those of docs/properties.md. */
final class EndToEndOutputTest {
  private static final int ROWS = 300;
  private static final int VALUES = 6;

  @Property(tries = 200)
  void property1OnlyDetectionsAboveTheThresholdAreKeptAndAllOfThem(
      @ForAll long seed, @ForAll @FloatRange(min = 0.01f, max = 0.99f) float threshold) {
    Random random = new Random(seed);
    float[] output = new float[ROWS * VALUES];
    float[] expected = new float[ROWS];
    int kept = 0;
    for (int row = 0; row < ROWS; row++) {
      float x = 100 * random.nextFloat();
      float score = random.nextInt(10) == 0 ? threshold : random.nextFloat();
      float[] values = {x, x, x + 10, x + 20, score, 0};
      System.arraycopy(values, 0, output, row * VALUES, VALUES);
      if (score >= threshold) {
        expected[kept++] = score;
      }
    }
    Candidates candidates = new Candidates(classId -> true);
    new EndToEndOutput(VALUES).decode(output, 0, output.length, threshold, candidates);

    assertThat(Arrays.copyOf(candidates.score, candidates.size), is(Arrays.copyOf(expected, kept)));
  }
}
