package org.shoal.io.classification;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.beam.sdk.testing.CoderProperties;
import org.junit.jupiter.api.Test;

class TrackClassificationTest {
  private static final TrackKey KEY = new TrackKey("belt", "left", 7);

  @Property
  void statesFollowFromAttempts(
      @ForAll @IntRange(min = 0, max = 3) int failures,
      @ForAll boolean success,
      @ForAll @IntRange(min = 1, max = 3) int maxAttempts,
      @ForAll @IntRange(min = 0, max = 60) int frame) {
    int failed = Math.min(failures, success ? maxAttempts - 1 : maxAttempts);
    TrackClassification track = track(failed, success, maxAttempts);
    // Attempts were made in frames 20, 30, ...; the track was first seen in frame 10.
    int made = Math.max(0, frame / 10 - 1);
    TrackState expected = frame <= 10 ? TrackState.NEW : TrackState.TRACKED;
    if (success && made > failed) {
      expected = TrackState.CLASSIFIED;
    } else if (Math.min(made, failed) >= maxAttempts) {
      expected = TrackState.FAILED;
    }
    assertThat(track.stateAt(frame), is(expected));
    assertThat(track.classification(), is(success ? bottle() : Classification.unknown()));
  }

  @Test
  void trackSeenInAZoneAtOnceIsClassifiedInItsFirstFrame() {
    ClassificationAttempt attempt = new ClassificationAttempt(10, bottle(), "");
    TrackClassification track = new TrackClassification(KEY, 10, 30, List.of(attempt), 2);
    assertThat(track.stateAt(10), is(TrackState.CLASSIFIED));
  }

  @Test
  void coderKeepsEverything() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(TrackKeyCoder.of(), KEY);
    CoderProperties.coderDecodeEncodeEqual(TrackClassificationCoder.of(), track(1, true, 2));
    CoderProperties.coderDecodeEncodeEqual(TrackClassificationCoder.of(), track(0, false, 1));
  }

  private static TrackClassification track(int failures, boolean success, int maxAttempts) {
    List<ClassificationAttempt> attempts = new ArrayList<>();
    for (int i = 0; i < failures; i++) {
      attempts.add(
          new ClassificationAttempt(20 + 10 * i, Classification.unknown(), "nothing found"));
    }
    if (success) {
      attempts.add(new ClassificationAttempt(20 + 10 * failures, bottle(), ""));
    }
    return new TrackClassification(KEY, 10, 90, attempts, maxAttempts);
  }

  private static Classification bottle() {
    List<String> values = new ArrayList<>(Collections.nCopies(8, Classification.UNKNOWN_VALUE));
    values.set(2, "red");
    return new Classification(values);
  }
}
