package org.shoal.transforms.line;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackState;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.track2d.BoxTrackWindow;

class RowJoinerTest {
  private static final List<BoxTrackWindow> PIECES =
      List.of(
          LineFrames.rows(0, "left", 1, 2, 5),
          LineFrames.rows(0, "right", 1, 0, 3),
          LineFrames.rows(1, "left", 2, 8, 9),
          LineFrames.rows(1, "left", 1, 6, 7));
  private static final List<TrackClassification> BOTTLES =
      List.of(
          LineFrames.bottle("left", 2, 8, 12, 9, "ale"),
          LineFrames.bottle("left", 1, 2, 7, 4, "cola"),
          LineFrames.bottle("right", 1, 0, 3, -1, ""));

  @Test
  void rowsSayHowFarTheirTrackHadComeAndWhatItWasFoundToBe() {
    LineWindow joined = RowJoiner.join(LineFrames.window(0), PIECES, BOTTLES);

    assertThat(
        told(joined, 1),
        is(
            List.of(
                "2:1 NEW UNKNOWN",
                "3:1 TRACKED UNKNOWN",
                "4:1 CLASSIFIED cola",
                "5:1 CLASSIFIED cola",
                "6:1 CLASSIFIED cola",
                "7:1 CLASSIFIED cola",
                "8:2 NEW UNKNOWN",
                "9:2 CLASSIFIED ale")));
    assertThat(joined.cameras().get(0).stateOf(0), is(TrackState.NEW));
    assertThat(joined.cameras().get(0).stateOf(3), is(TrackState.TRACKED));
  }

  @Test
  void bottlesComeByCameraAndIdAndAreNewInOneWindowOnly() {
    LineWindow first = RowJoiner.join(LineFrames.window(0), PIECES, BOTTLES);
    LineWindow second =
        RowJoiner.join(
            LineFrames.window(1),
            List.of(LineFrames.rows(1, "left", 2, 10, 12)),
            List.of(LineFrames.bottle("left", 2, 8, 12, 9, "ale")));

    assertThat(first.newBottles(), is(List.of(BOTTLES.get(2), BOTTLES.get(1), BOTTLES.get(0))));
    assertThat(second.bottles().size(), is(1));
    assertThat(second.newBottles(), is(List.of()));
  }

  /** Five rows are of classified tracks: each track's first asks the cache in vain. */
  @Test
  void cacheIsAskedForRowsOfClassifiedTracksAlone() {
    LineWindow joined = RowJoiner.join(LineFrames.window(0), PIECES, BOTTLES);

    assertThat(joined.cacheMisses(), is(2L));
    assertThat(joined.cacheHits(), is(3L));
  }

  @Test
  void windowWithoutTracksHasNoRows() {
    LineWindow joined = RowJoiner.join(LineFrames.window(3), List.of(), List.of());

    assertThat(joined.cameras().stream().mapToInt(rows -> rows.tracks().size()).sum(), is(0));
    assertThat(joined.cameras().size(), is(2));
  }

  @Property(tries = 50)
  void orderOfPiecesAndBottlesChangesNothing(@ForAll long seed) {
    List<BoxTrackWindow> pieces = new ArrayList<>(PIECES);
    List<TrackClassification> bottles = new ArrayList<>(BOTTLES);
    Collections.shuffle(pieces, new Random(seed));
    Collections.shuffle(bottles, new Random(seed + 1));

    LineWindow expected = RowJoiner.join(LineFrames.window(0), PIECES, BOTTLES);
    LineWindow joined = RowJoiner.join(LineFrames.window(0), pieces, bottles);

    assertThat(joined.bottles(), is(expected.bottles()));
    for (int camera = 0; camera < 2; camera++) {
      assertThat(told(joined, camera), is(told(expected, camera)));
    }
  }

  @Test
  void rowOfATrackThatNothingIsKnownOfIsAnError() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> RowJoiner.join(LineFrames.window(0), PIECES, BOTTLES.subList(1, 3)));

    assertThat(thrown.getMessage(), containsString("track 2"));
  }

  private static List<String> told(LineWindow window, int camera) {
    CameraRows rows = window.cameras().get(camera);
    Map<Integer, TrackClassification> bottles = window.bottlesOf(LineFrames.CAMERAS.get(camera));
    List<String> told = new ArrayList<>();
    for (int row = 0; row < rows.tracks().size(); row++) {
      String product = rows.classificationOf(row, bottles).value(Attribute.PRODUCT);
      told.add(
          "%d:%d %s %s"
              .formatted(
                  rows.tracks().frame()[row],
                  rows.tracks().trackId()[row],
                  rows.stateOf(row),
                  product));
    }
    return told;
  }
}
