package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.crop.CropColumns;
import org.shoal.transforms.classify.TrackCrops.CropPlace;

class TrackCropsFinderTest {
  private static final int WINDOW = 20;
  private static final int FRAMES = 60;

  /**
   * A track in a zone triggers, at its first detections there and no more of them than it may, and
   * no track triggers elsewhere: tracks come and go, windows and rows are in any order.
   */
  @Property
  void firstDetectionsInAZoneAreTheOnesLookedAt(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int maxAttempts) {
    Random random = new Random(seed);
    Scene scene = new Scene(random);
    TrackCropsFinder finder = new TrackCropsFinder(maxAttempts);
    Map<TrackKey, List<TrackCrops>> byTrack = new java.util.HashMap<>();
    for (long window = 0; window < FRAMES / WINDOW; window++) {
      for (TrackCrops part : finder.find(window, scene.sightings(window), scene.crops(window))) {
        byTrack.computeIfAbsent(part.key(), key -> new ArrayList<>()).add(part);
      }
    }
    assertThat(byTrack.size(), is(scene.truth.size()));
    scene.truth.forEach(
        (key, seen) -> {
          List<TrackCrops> parts = byTrack.get(key);
          Collections.shuffle(parts, random);
          TrackCrops track = finder.merge(parts);
          List<Long> inZone = seen.inZone.stream().sorted().limit(maxAttempts).toList();
          assertThat(track.crops().stream().map(CropPlace::frame).toList(), is(inZone));
          assertThat(track.firstFrame(), is(Collections.min(seen.frames)));
          assertThat(track.lastFrame(), is(Collections.max(seen.frames)));
          assertThat(
              track.windows(),
              is(seen.frames.stream().map(frame -> frame / WINDOW).distinct().sorted().toList()));
          for (CropPlace crop : track.crops()) {
            assertThat(crop.position(), is(Scene.position(key.track(), crop.frame())));
          }
        });
  }

  private record Seen(List<Long> frames, List<Long> inZone) {}

  /** Tracks 1 to 5 of two cameras; some detections have crops, and so do some without a track. */
  private static final class Scene {
    private final Map<TrackKey, Seen> truth =
        new TreeMap<>(
            java.util.Comparator.comparing(TrackKey::camera).thenComparing(TrackKey::track));
    private final Map<Long, List<TrackSightings>> sightings = new TreeMap<>();
    private final Map<Long, List<CropColumns>> crops = new TreeMap<>();

    Scene(Random random) {
      for (String camera : List.of("left", "right")) {
        for (long frame = 0; frame < FRAMES; frame++) {
          addFrame(camera, frame, random);
        }
      }
      sightings.values().forEach(rows -> Collections.shuffle(rows, random));
      crops.values().forEach(rows -> Collections.shuffle(rows, random));
    }

    static int position(int track, long frame) {
      return (int) (100 * frame + track);
    }

    List<TrackSightings> sightings(long window) {
      return sightings.getOrDefault(window, List.of());
    }

    List<CropColumns> crops(long window) {
      return crops.getOrDefault(window, List.of());
    }

    private void addFrame(String camera, long frame, Random random) {
      for (int track = 1; track <= 5; track++) {
        int index = 9 - track;
        boolean seen = random.nextInt(4) > 0;
        boolean detected = random.nextInt(6) > 0;
        boolean inZone = random.nextInt(8) == 0;
        if (inZone && (detected || !seen)) {
          add(
              crops,
              frame,
              new CropColumns(
                  camera,
                  "f",
                  4,
                  4,
                  new long[] {frame},
                  new int[] {index},
                  new int[] {position(track, frame)}));
        }
        if (seen) {
          add(
              sightings,
              frame,
              new TrackSightings(
                  "belt",
                  camera,
                  new long[] {frame},
                  new int[] {track},
                  new int[] {detected ? index : -1}));
          Seen known =
              truth.computeIfAbsent(
                  new TrackKey("belt", camera, track),
                  key -> new Seen(new ArrayList<>(), new ArrayList<>()));
          known.frames.add(frame);
          if (inZone && detected) {
            known.inZone.add(frame);
          }
        }
      }
    }

    private static <T> void add(Map<Long, List<T>> byWindow, long frame, T row) {
      byWindow.computeIfAbsent(frame / WINDOW, window -> new ArrayList<>()).add(row);
    }
  }
}
