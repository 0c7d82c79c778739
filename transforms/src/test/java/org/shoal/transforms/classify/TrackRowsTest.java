package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.ClassificationAttempt;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.classification.TrackState;

class TrackRowsTest {
  private static final int FRAMES = 30;

  /** Rows say what the classification says, whatever the cache has room for. */
  @Property
  void rowsCarryTheResultOnceThereIsOneWhateverTheCacheHolds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int cacheSize) {
    List<TrackClassification> tracks = tracks(new Random(seed));
    ClassificationCache cache = new ClassificationCache(cacheSize);
    TrackRows rows = new TrackRows(tracks, cache);
    long classified = 0;
    for (long frame = 0; frame < FRAMES; frame++) {
      for (TrackClassification track : tracks) {
        if (frame >= track.firstFrame() && frame <= track.lastFrame()) {
          TrackRows.Row row = rows.row(frame, track.key().track());
          assertThat(row.state(), is(track.stateAt(frame)));
          boolean isClassified = row.state() == TrackState.CLASSIFIED;
          assertThat(
              row.classification(),
              is(isClassified ? track.classification() : Classification.unknown()));
          classified += isClassified ? 1 : 0;
        }
      }
    }
    ClassificationCache.Statistics statistics = rows.cacheStatistics();
    assertThat(statistics.hits() + statistics.misses(), is(classified));
  }

  /** With room for all there is one miss a track, and every further row of it is a hit. */
  @Property
  void cacheDropsATrackWithItsLastRow(@ForAll long seed) {
    List<TrackClassification> tracks = tracks(new Random(seed));
    ClassificationCache cache = new ClassificationCache(ClassificationCache.DEFAULT_SIZE);
    TrackRows rows = new TrackRows(tracks, cache);
    for (long frame = 0; frame < FRAMES; frame++) {
      for (TrackClassification track : tracks) {
        if (frame >= track.firstFrame() && frame <= track.lastFrame()) {
          rows.row(frame, track.key().track());
        }
      }
      for (TrackClassification track : tracks) {
        boolean there =
            track.stateAt(frame) == TrackState.CLASSIFIED
                && frame >= track.firstFrame()
                && frame < track.lastFrame();
        assertThat(cache.entries().containsKey(track.key().track()), is(there));
      }
    }
    long classified =
        tracks.stream()
            .filter(track -> track.stateAt(track.lastFrame()) == TrackState.CLASSIFIED)
            .count();
    assertThat(cache.statistics().misses(), is(classified));
  }

  @Test
  void trackThatNothingIsKnownOfIsRefused() {
    TrackRows rows = new TrackRows(List.of(), new ClassificationCache(1));
    Exception e = assertThrows(IllegalArgumentException.class, () -> rows.row(0, 3));
    assertThat(e.getMessage(), containsString("track 3"));
  }

  private static List<TrackClassification> tracks(Random random) {
    List<TrackClassification> tracks = new ArrayList<>();
    for (int id = 1; id <= 5; id++) {
      int first = random.nextInt(FRAMES - 1);
      int last = first + random.nextInt(FRAMES - first);
      List<ClassificationAttempt> attempts = new ArrayList<>();
      for (int frame = first; frame <= last && attempts.size() < 2; frame++) {
        if (random.nextInt(4) == 0) {
          boolean found = random.nextBoolean();
          attempts.add(
              new ClassificationAttempt(
                  frame,
                  found ? bottle(id) : Classification.unknown(),
                  found ? "" : "nothing found"));
          if (found) {
            break;
          }
        }
      }
      tracks.add(
          new TrackClassification(new TrackKey("belt", "left", id), first, last, attempts, 2));
    }
    return tracks;
  }

  private static Classification bottle(int track) {
    List<String> values = new ArrayList<>(Collections.nCopies(8, Classification.UNKNOWN_VALUE));
    values.set(0, "bottle " + track);
    return new Classification(values);
  }
}
