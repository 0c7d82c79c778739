package org.shoal.io.results;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.detection.FrameStatus;

class RecordingFactsTest {
  @Test
  void anAccountCountsEveryFrameOnce() {
    byte decoded = FrameStatus.DECODED.code();
    byte missing = FrameStatus.MISSING.code();
    byte failed = FrameStatus.FAILED.code();
    CameraWindow window =
        new CameraWindow(
            "a",
            0,
            new byte[] {decoded, missing, missing, failed, decoded, decoded},
            new double[6],
            4,
            DetectionColumns.empty(6));

    FrameAccount account = FrameAccount.of(window);

    assertThat(account, is(new FrameAccount("a", 6, 3, 2, 4, 1)));
    assertThat(account.plus(account), is(new FrameAccount("a", 12, 6, 4, 8, 2)));
  }

  @Test
  void badFramesAreCountedOverTheCamerasThatCouldBeRead() {
    FrameAccount good = new FrameAccount("good", 100, 100, 0, 0, 0);
    FrameAccount poor = new FrameAccount("poor", 100, 90, 6, 0, 4);
    FrameAccount unreadable = new FrameAccount("unreadable", 0, 0, 0, 0, 0);

    assertThat(
        RecordingFacts.badFrameFraction(100, List.of(good, poor, unreadable)),
        closeTo(0.05, 1e-12));
    assertThat(RecordingFacts.badFrameFraction(100, List.of(unreadable)), is(1.0));
    assertThat(RecordingFacts.badFrameFraction(0, List.of()), is(0.0));
  }
}
