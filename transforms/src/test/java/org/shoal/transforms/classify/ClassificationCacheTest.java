package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.shoal.io.classification.Classification;

class ClassificationCacheTest {

  @Property
  void whatIsPutIsFoundAndCounted(
      @ForAll @UniqueElements @Size(max = 100) List<@IntRange(min = 0, max = 300) Integer> tracks,
      @ForAll @IntRange(min = 0, max = 300) int asked) {
    ClassificationCache cache = new ClassificationCache(ClassificationCache.DEFAULT_SIZE);
    for (int track : tracks) {
      cache.put(track, bottle(track));
    }
    for (int track : tracks) {
      assertThat(cache.get(track), is(Optional.of(bottle(track))));
    }
    boolean there = tracks.contains(asked);
    assertThat(cache.get(asked).isPresent(), is(there));
    ClassificationCache.Statistics statistics = cache.statistics();
    assertThat(statistics.size(), is(tracks.size()));
    assertThat(statistics.hits(), is(tracks.size() + (there ? 1L : 0L)));
    assertThat(statistics.misses(), is(there ? 0L : 1L));
    assertThat(statistics.hitRate(), is((double) statistics.hits() / (tracks.size() + 1)));
  }

  /** Against a list that keeps the order of use in the plainest way. */
  @Property
  void trackUsedLongestAgoIsDropped(
      @ForAll @IntRange(min = 1, max = 8) int size,
      @ForAll @Size(max = 80) List<@IntRange(min = -12, max = 24) Integer> actions) {
    ClassificationCache cache = new ClassificationCache(size);
    List<Integer> used = new ArrayList<>();
    for (int action : actions) {
      int track = Math.abs(action) % 12;
      boolean there = used.remove((Integer) track);
      if (action < 0) {
        cache.remove(track);
      } else if (action < 12) {
        assertThat(cache.get(track).isPresent(), is(there));
        if (there) {
          used.add(track);
        }
      } else {
        cache.put(track, bottle(track));
        used.add(track);
        if (used.size() > size) {
          used.remove(0);
        }
      }
      assertThat(List.copyOf(cache.entries().keySet()), is(used));
    }
  }

  @Property
  void hundredAndFirstDropsTheOldest(@ForAll @IntRange(min = 0, max = 99) int touched) {
    ClassificationCache cache = new ClassificationCache(ClassificationCache.DEFAULT_SIZE);
    for (int track = 0; track < 100; track++) {
      cache.put(track, bottle(track));
    }
    assertThat(cache.get(touched).isPresent(), is(true));
    cache.put(100, bottle(100));
    int oldest = touched == 0 ? 1 : 0;
    for (int track = 0; track <= 100; track++) {
      assertThat(cache.entries().containsKey(track), is(track != oldest));
    }
  }

  /** What a change of mode does. */
  @Property
  void clearingForgetsTracksAndCounts(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 30) Integer> tracks) {
    ClassificationCache cache = new ClassificationCache(10);
    for (int track : tracks) {
      cache.put(track, bottle(track));
      assertThat(cache.get(track).isPresent(), is(true));
    }
    cache.clear();
    assertThat(cache.statistics(), is(new ClassificationCache.Statistics(0, 10, 0, 0)));
    for (int track : tracks) {
      assertThat(cache.get(track), is(Optional.empty()));
    }
  }

  @Test
  void hitRateOfNoQuestionIsZero() {
    assertThat(new ClassificationCache(1).statistics().hitRate(), is(0.0));
  }

  private static Classification bottle(int track) {
    List<String> values = new ArrayList<>(Collections.nCopies(8, Classification.UNKNOWN_VALUE));
    values.set(0, "bottle " + track);
    return new Classification(values);
  }
}
