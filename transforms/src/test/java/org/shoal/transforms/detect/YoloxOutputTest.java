package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.Random;
import org.junit.jupiter.api.Test;

class YoloxOutputTest {
  private static final int WIDTH = 128;
  private static final int HEIGHT = 64;
  private static final int VALUES = 5 + 3;
  private static final int ANCHORS = 16 * 8 + 8 * 4 + 4 * 2;

  @Test
  void everyAnchorIsDecodedByItsCell() {
    float[] output = randomOutput();
    Candidates candidates = new Candidates(classId -> true);
    new YoloxOutput(3, WIDTH, HEIGHT, false).decode(output, 0, output.length, 0, candidates);
    assertThat(candidates.size, is(ANCHORS));
    int first = 0;
    for (int stride : new int[] {8, 16, 32}) {
      int columns = WIDTH / stride;
      int cells = columns * (HEIGHT / stride);
      for (int cell = 0; cell < cells; cell++) {
        assertIsCell(output, candidates, first + cell, cell % columns, cell / columns, stride);
      }
      first += cells;
    }
  }

  @Test
  void rawAndDecodedOutputsAreToldApart() {
    float[] output = randomOutput();
    assertThat(YoloxOutput.isDecoded(output, ANCHORS, VALUES, WIDTH), is(false));
    for (int anchor = 0; anchor < ANCHORS; anchor++) {
      output[anchor * VALUES] = WIDTH * (anchor + 0.5f) / ANCHORS;
    }
    assertThat(YoloxOutput.isDecoded(output, ANCHORS, VALUES, WIDTH), is(true));
  }

  private static void assertIsCell(
      float[] output, Candidates found, int anchor, int column, int row, int stride) {
    int at = anchor * VALUES;
    double width = (double) found.x2[anchor] - found.x1[anchor];
    double height = (double) found.y2[anchor] - found.y1[anchor];
    double x = (output[at] + column) * stride;
    double y = (output[at + 1] + row) * stride;
    assertThat((found.x1[anchor] + found.x2[anchor]) / 2.0, closeTo(x, 1e-4));
    assertThat((found.y1[anchor] + found.y2[anchor]) / 2.0, closeTo(y, 1e-4));
    assertThat(width, closeTo(Math.exp(output[at + 2]) * stride, 1e-3));
    assertThat(height, closeTo(Math.exp(output[at + 3]) * stride, 1e-3));
    double best = Math.max(output[at + 5], Math.max(output[at + 6], output[at + 7]));
    assertThat((double) found.score[anchor], closeTo(output[at + 4] * best, 1e-6));
    assertThat(output[at + 5 + found.classId[anchor]], is((float) best));
  }

  private static float[] randomOutput() {
    Random random = new Random(1);
    float[] output = new float[ANCHORS * VALUES];
    for (int i = 0; i < output.length; i++) {
      output[i] = i % VALUES < 4 ? (float) random.nextGaussian() : random.nextFloat();
    }
    return output;
  }
}
