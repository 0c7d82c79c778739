package org.shoal.transforms.line;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.ClassificationColumns;
import org.shoal.io.classification.TrackState;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.recording.WindowKey;

class DetectionJoinerTest {
  /** The last frame whose detections' ids are positive integers of 32 bits. */
  private static final long LAST = 4_194_302;

  @Test
  void everyDetectionIsAnItemOfItsOwn() {
    ClassificationColumns found =
        new ClassificationColumns(
            "left",
            new long[] {100, 102},
            new int[] {1, 0},
            List.of(LineFrames.product("cola"), LineFrames.product("ale")));

    LineWindow joined = DetectionJoiner.join(window(100, 2, 0, 1), List.of(found));

    CameraRows rows = joined.cameras().get(0);
    assertThat(rows.tracks().frame(), is(new long[] {100, 100, 102}));
    assertThat(rows.tracks().trackId(), is(new int[] {51201, 51202, 52225}));
    assertThat(rows.tracks().detection(), is(new int[] {0, 1, 0}));
    assertThat(
        List.of(rows.stateOf(0), rows.stateOf(1), rows.stateOf(2)),
        is(List.of(TrackState.FAILED, TrackState.CLASSIFIED, TrackState.CLASSIFIED)));
    assertThat(rows.classificationOf(0, joined.bottlesOf("left")), is(Classification.unknown()));
    assertThat(rows.classificationOf(1, joined.bottlesOf("left")), is(LineFrames.product("cola")));
    assertThat(joined.newBottles().size(), is(3));
  }

  @Test
  void whatAnotherCameraSawIsNotTaken() {
    ClassificationColumns found =
        new ClassificationColumns(
            "right", new long[] {100}, new int[] {0}, List.of(LineFrames.product("cola")));

    LineWindow joined = DetectionJoiner.join(window(100, 1), List.of(found));

    assertThat(joined.cameras().get(0).stateOf(0), is(TrackState.FAILED));
  }

  @Test
  void idsReachToTheLastFrameThatHasThem() {
    LineWindow joined = DetectionJoiner.join(window(LAST, 512), List.of());

    int[] ids = joined.cameras().get(0).tracks().trackId();
    assertThat(ids[511], is(2_147_483_136));
    assertThat(Arrays.stream(ids).distinct().count(), is(512L));
  }

  @Test
  void whatHasNoIdIsAnErrorThatNamesTheFrame() {
    assertThat(refusal(window(LAST + 1, 1)), containsString("frame 4194303"));
    assertThat(refusal(window(7, 513)), containsString("frame 7 has more than 512"));
  }

  private static String refusal(FrameWindow window) {
    return assertThrows(
            IllegalArgumentException.class, () -> DetectionJoiner.join(window, List.of()))
        .getMessage();
  }

  /** One camera's window, given how many detections each frame has. */
  private static FrameWindow window(long firstFrame, int... counts) {
    int[] offsets = new int[counts.length + 1];
    for (int f = 0; f < counts.length; f++) {
      offsets[f + 1] = offsets[f] + counts[f];
    }
    int size = offsets[counts.length];
    String[] labels = new String[size];
    Arrays.fill(labels, "bottle");
    DetectionColumns seen =
        new DetectionColumns(
            offsets,
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            labels);
    return new FrameWindow(
        new WindowKey("monday", 0),
        firstFrame,
        counts.length,
        List.of(LineFrames.camera("left", firstFrame, seen)));
  }
}
