package org.shoal.transforms.classify;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackState;

/**
 * Joins what tracks were found to be to the rows of one camera, taken frame after frame: new and
 * tracked rows are unknown, those from the successful attempt on carry its result, out of a cache
 * that drops a track with its last row. What the cache has lost meanwhile comes from the track's
 * classification again, so the cache changes no row. Not safe for use by several threads.
 */
public final class TrackRows {
  private final Map<Integer, TrackClassification> tracks = new HashMap<>();
  private final ClassificationCache cache;

  /**
   * @param tracks what became of the camera's tracks, each once
   * @param cache answers for classified tracks; empty, or as rows of earlier frames left it
   */
  public TrackRows(Collection<TrackClassification> tracks, ClassificationCache cache) {
    tracks.forEach(track -> this.tracks.put(track.key().track(), track));
    this.cache = cache;
  }

  /**
   * What a row says of its bottle.
   *
   * @param state how far the track had come
   * @param classification what it was found to be by then; all unknown before
   */
  public record Row(TrackState state, Classification classification) {}

  /**
   * The row of a track in a frame; frames never run backwards.
   *
   * @throws IllegalArgumentException when nothing is known of the track
   */
  public Row row(long frame, int track) {
    TrackClassification known = tracks.get(track);
    if (known == null) {
      throw new IllegalArgumentException("nothing is known of track " + track);
    }
    TrackState state = known.stateAt(frame);
    Row row =
        state == TrackState.CLASSIFIED
            ? new Row(state, classification(known))
            : new Row(state, Classification.unknown());
    if (frame >= known.lastFrame()) {
      cache.remove(track);
    }
    return row;
  }

  /** How the cache has served. */
  public ClassificationCache.Statistics cacheStatistics() {
    return cache.statistics();
  }

  private Classification classification(TrackClassification known) {
    int track = known.key().track();
    Optional<Classification> cached = cache.get(track);
    if (cached.isEmpty()) {
      cache.put(track, known.classification());
    }
    return cached.orElse(known.classification());
  }
}
