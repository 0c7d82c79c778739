package org.shoal.io.annotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.awt.Color;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.TrackState;
import org.shoal.io.zone.TriggerZones;

class FrameAnnotatorTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final byte GREY = 100;
  private static final Classification KNOWN =
      new Classification(List.of("Cola", "clear", "red", "band", "Acme", "soda", "cola", "500 ml"));

  private final FrameAnnotator annotator =
      new FrameAnnotator(WIDTH, HEIGHT, TriggerZones.defaults());

  private byte[] draw(Annotation... tracks) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    Arrays.fill(rgb, GREY);
    annotator.draw(rgb, new FrameAnnotations(7, List.of(tracks)), "30.0 frames/s");
    return rgb;
  }

  private static Annotation track(TrackState state, Classification classification) {
    return new Annotation(12, 40, 150, 60, 120, state, classification);
  }

  private static int[] at(byte[] rgb, int x, int y) {
    int i = 3 * (y * WIDTH + x);
    return new int[] {rgb[i] & 0xff, rgb[i + 1] & 0xff, rgb[i + 2] & 0xff};
  }

  private static long changed(byte[] rgb, int left, int top, int right, int bottom) {
    long changed = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int[] pixel = at(rgb, x, y);
        changed += pixel[0] != GREY || pixel[1] != GREY || pixel[2] != GREY ? 1 : 0;
      }
    }
    return changed;
  }

  @ParameterizedTest
  @EnumSource(TrackState.class)
  void boxHasTheColourOfItsState(TrackState state) {
    byte[] rgb = draw(track(state, KNOWN));
    Color colour = FrameAnnotator.colour(state);
    for (int[] edge : new int[][] {{40, 262}, {100, 262}, {90, 270}}) {
      int[] pixel = at(rgb, edge[0], edge[1]);
      assertThat((double) pixel[0], closeTo(colour.getRed(), 3));
      assertThat((double) pixel[1], closeTo(colour.getGreen(), 3));
      assertThat((double) pixel[2], closeTo(colour.getBlue(), 3));
    }
  }

  @Test
  void failedIsRedAndNothingElseIs() {
    assertThat(FrameAnnotator.colour(TrackState.FAILED), is(Color.RED));
    long colours =
        Arrays.stream(TrackState.values()).map(FrameAnnotator::colour).distinct().count();
    assertThat(colours, is((long) TrackState.values().length));
  }

  @Test
  void idIsAboveTheBoxAndTheInsideIsLeftWhereNothingIsWritten() {
    byte[] rgb = draw(track(TrackState.TRACKED, Classification.unknown()));
    assertThat(changed(rgb, 40, 135, 70, 148), is(greaterThan(50L)));
    assertThat(changed(rgb, 45, 180, 95, 264), is(0L));
  }

  @Test
  void eightAttributesAreWrittenOnceABottleIsClassified() {
    long classified = changed(draw(track(TrackState.CLASSIFIED, KNOWN)), 45, 160, 95, 264);
    long failed = changed(draw(track(TrackState.FAILED, KNOWN)), 45, 160, 95, 264);
    assertThat(classified, is(greaterThan(3 * Math.max(1, failed))));
  }

  @Test
  void whatIsUnknownIsWrittenPaler() {
    byte[] unknown =
        draw(
            track(
                TrackState.CLASSIFIED,
                new Classification(Collections.nCopies(8, Classification.UNKNOWN_VALUE))));
    assertThat(whites(unknown), is(0L));
    assertThat(whites(draw(track(TrackState.CLASSIFIED, KNOWN))), is(greaterThan(20L)));
  }

  /** White pixels below the caption. */
  private static long whites(byte[] rgb) {
    long whites = 0;
    for (int y = 40; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int[] pixel = at(rgb, x, y);
        whites += pixel[0] > 225 && pixel[1] > 225 && pixel[2] > 225 ? 1 : 0;
      }
    }
    return whites;
  }

  @Test
  void zoneIsOutlinedAndCaptionIsInTheCorner() {
    byte[] rgb = draw();
    // The default zone: 30 to 70 % of the width, 20 to 80 % of the height.
    assertThat(changed(rgb, 190, 80, 195, 280), is(greaterThan(100L)));
    assertThat(changed(rgb, 198, 78, 440, 280), is(0L));
    assertThat(changed(rgb, 0, 0, 80, 14), is(greaterThan(200L)));
    assertThat(changed(rgb, 0, 30, 185, HEIGHT), is(0L));
  }

  @Test
  void boxesMayReachBeyondTheFrame() {
    Annotation large =
        new Annotation(1, -50, -30, 900, 500, TrackState.CLASSIFIED, Classification.unknown());
    Annotation outside = new Annotation(2, 630, 355, 30, 30, TrackState.NEW, KNOWN);
    assertThat(changed(draw(large, outside), 0, 0, WIDTH, HEIGHT), is(greaterThan(500L)));
  }
}
