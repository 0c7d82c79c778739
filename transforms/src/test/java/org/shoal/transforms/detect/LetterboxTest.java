package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.video.DecodedFrame;

class LetterboxTest {
  @Property
  void wayBackIsTheInverse(
      @ForAll @IntRange(min = 1, max = 4000) int sourceWidth,
      @ForAll @IntRange(min = 1, max = 4000) int sourceHeight,
      @ForAll @IntRange(min = 1, max = 640) int width,
      @ForAll @IntRange(min = 1, max = 384) int height,
      @ForAll boolean centred,
      @ForAll @DoubleRange(min = -1, max = 4001) double x) {
    Letterbox box = box(sourceWidth, sourceHeight, width, height, centred);
    assertThat(box.sourceX(box.inputX(x)), closeTo(x, 1e-8));
    assertThat(box.sourceY(box.inputY(x)), closeTo(x, 1e-8));
  }

  @Property
  void outerEdgesMeet(
      @ForAll @IntRange(min = 1, max = 4000) int sourceWidth,
      @ForAll @IntRange(min = 1, max = 4000) int sourceHeight,
      @ForAll @IntRange(min = 1, max = 640) int width,
      @ForAll @IntRange(min = 1, max = 384) int height,
      @ForAll boolean centred) {
    Letterbox box = box(sourceWidth, sourceHeight, width, height, centred);
    int left = centred ? (640 - width) / 2 : 0;
    int top = centred ? (384 - height) / 2 : 0;
    assertThat(box.sourceX(left), closeTo(-0.5, 1e-9));
    assertThat(box.sourceX(left + width), closeTo(sourceWidth - 0.5, 1e-9));
    assertThat(box.sourceY(top), closeTo(-0.5, 1e-9));
    assertThat(box.sourceY(top + height), closeTo(sourceHeight - 0.5, 1e-9));
  }

  @Test
  void fullHdLiesInTheMiddleOf640() {
    // 1920x1080 fits 640x640 as 640x360, 140 rows below the top; a third of a pixel each way.
    Letterbox box = Letterbox.centred(frame(1920, 1080, 640, 360), 640, 640);
    assertThat(box.padX(), is(0));
    assertThat(box.padY(), is(140));
    assertThat(box.sourceX(320), closeTo(959.5, 1e-9));
    assertThat(box.sourceY(320), closeTo(539.5, 1e-9));
    assertThat(box.sourceX(0.5), closeTo(1, 1e-9));
  }

  @Test
  void frameThatDoesNotFitIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Letterbox.topLeft(frame(100, 100, 100, 100), 99, 100));
  }

  private static Letterbox box(int sourceW, int sourceH, int width, int height, boolean centred) {
    DecodedFrame frame = frame(sourceW, sourceH, width, height);
    return centred ? Letterbox.centred(frame, 640, 384) : Letterbox.topLeft(frame, 640, 384);
  }

  private static DecodedFrame frame(int sourceWidth, int sourceHeight, int width, int height) {
    return new DecodedFrame(0, 0, sourceWidth, sourceHeight, width, height, new byte[0]);
  }
}
