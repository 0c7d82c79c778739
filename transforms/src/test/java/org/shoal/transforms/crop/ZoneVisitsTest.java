package org.shoal.transforms.crop;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.zone.TriggerZone;
import org.shoal.io.zone.TriggerZones;
import org.shoal.transforms.detect.FrameDetections;

/** Frames of 1000 x 1000 pixels; boxes are 40 x 40. */
class ZoneVisitsTest {
  private static final int SIZE = 1000;

  @Test
  void bottleThatStandsInTheZoneIsCutOutTwiceAndThenNowAndThen() {
    ZoneVisits visits = new ZoneVisits(config().withCropInterval(10));
    List<Long> cut = new ArrayList<>();
    for (long frame = 100; frame < 200; frame++) {
      if (!next(visits, frame, 500, 500).isEmpty()) {
        cut.add(frame);
      }
    }
    assertThat(cut, contains(100L, 101L, 111L, 121L, 131L, 141L, 151L, 161L, 171L, 181L, 191L));
  }

  @Test
  void bottleThatFollowsAnotherIsCutOutToo() {
    ZoneVisits visits = new ZoneVisits(config());
    for (long frame = 0; frame < 5; frame++) {
      next(visits, frame, 500, 500);
    }
    assertThat(next(visits, 5, 500, 500, 400, 500), contains(1));
    assertThat(next(visits, 6, 500, 500, 400, 500), contains(1));
    assertThat(next(visits, 7, 500, 500, 400, 500), empty());
  }

  @Test
  void bottleUnseenForLongIsANewOne() {
    ZoneVisits visits = new ZoneVisits(config());
    for (long frame = 0; frame < 4; frame++) {
      next(visits, frame, 500, 500);
    }
    assertThat(next(visits, 8, 500, 500), empty());
    assertThat(next(visits, 14, 500, 500), contains(0));
  }

  /** Whatever moves how: none outside is cut out, all inside with an interval of 1. */
  @Property
  void boxesAreCutOutOnlyInAZone(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int interval) {
    Random random = new Random(seed);
    TriggerZones zones =
        new TriggerZones(List.of(new TriggerZone(5, 10, 20, 80), new TriggerZone(50, 40, 45, 20)));
    ZoneVisits visits = new ZoneVisits(config().withZones(zones).withCropInterval(interval));
    for (long frame = 0; frame < 30; frame++) {
      double[] centres = random.doubles(2L * random.nextInt(6), 0, SIZE).toArray();
      List<Integer> cut = next(visits, frame, centres);
      for (int i = 0; i < centres.length / 2; i++) {
        double x = (centres[2 * i] + 0.5) / 10;
        double y = (centres[2 * i + 1] + 0.5) / 10;
        boolean inside =
            (x >= 5 && x <= 25 && y >= 10 && y <= 90) || (x >= 50 && x <= 95 && y >= 40 && y <= 60);
        if (!inside || interval == 1) {
          assertThat(cut.contains(i), is(inside));
        }
      }
    }
  }

  /** A track that begins anywhere, with whatever was there before, has a crop after an interval. */
  @Property
  void whatStaysInAZoneIsCutOutWithinAnInterval(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int interval,
      @ForAll @IntRange(min = 1, max = 3) int firstCrops) {
    Random random = new Random(seed);
    ZoneVisits visits =
        new ZoneVisits(config().withCropInterval(interval).withFirstCrops(firstCrops));
    double speed = 6 * random.nextDouble();
    long lastCut = -1;
    int cuts = 0;
    for (long frame = 0; frame < 60; frame++) {
      double x = 320 + speed * frame;
      double other = 660 - speed * frame;
      List<Integer> cut = next(visits, frame, x, 400, other, 600);
      if (cut.contains(0)) {
        lastCut = frame;
        cuts++;
      }
      assertThat(frame - lastCut, lessThanOrEqualTo((long) interval));
    }
    int later = (60 - firstCrops) / interval + firstCrops;
    assertThat(cuts, lessThanOrEqualTo(later + 1));
  }

  private static CropConfig config() {
    return CropConfig.of(8, 8);
  }

  private static List<Integer> next(ZoneVisits visits, long frame, double... centres) {
    int count = centres.length / 2;
    float[] x = new float[count];
    float[] y = new float[count];
    float[] size = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = (float) (centres[2 * i] - 20);
      y[i] = (float) (centres[2 * i + 1] - 20);
      size[i] = 40;
    }
    return visits.next(
        frame, new FrameDetections(x, y, size, size, x, y, size, new String[count]), SIZE, SIZE);
  }
}
