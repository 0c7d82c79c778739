package org.shoal.transforms.classify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.shoal.io.classification.Classification;

/**
 * What tracks were found to be, by track id: the most recently used ones. Safe for use by several
 * threads.
 */
public final class ClassificationCache {
  /** Tracks that are kept unless said otherwise. */
  public static final int DEFAULT_SIZE = 100;

  private final int maxSize;
  private final LinkedHashMap<Integer, Classification> entries =
      new LinkedHashMap<>(16, 0.75f, true);
  private long hits;
  private long misses;

  /**
   * @param maxSize tracks that are kept, at least 1; of more, the one used longest ago is dropped
   */
  public ClassificationCache(int maxSize) {
    if (maxSize < 1) {
      throw new IllegalArgumentException("maxSize must be at least 1, not " + maxSize);
    }
    this.maxSize = maxSize;
  }

  /** What a track was found to be, if it is here; a hit if it is, a miss if not. */
  public synchronized Optional<Classification> get(int track) {
    Optional<Classification> found = Optional.ofNullable(entries.get(track));
    if (found.isPresent()) {
      hits++;
    } else {
      misses++;
    }
    return found;
  }

  /** Keeps what a track was found to be. */
  public synchronized void put(int track, Classification classification) {
    entries.put(track, classification);
    if (entries.size() > maxSize) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  /** Drops a track, whether it is here or not. */
  public synchronized void remove(int track) {
    entries.remove(track);
  }

  /** Drops all tracks and forgets hits and misses. */
  public synchronized void clear() {
    entries.clear();
    hits = 0;
    misses = 0;
  }

  /** How it has served so far. */
  public synchronized Statistics statistics() {
    return new Statistics(entries.size(), maxSize, hits, misses);
  }

  /** The tracks that are here, the one used longest ago first, without using them. */
  synchronized Map<Integer, Classification> entries() {
    return new LinkedHashMap<>(entries);
  }

  /**
   * How a cache has served.
   *
   * @param size tracks in it
   * @param maxSize tracks that it has room for
   * @param hits how often a track asked for was there
   * @param misses how often it was not
   */
  public record Statistics(int size, int maxSize, long hits, long misses) {
    /** Part of the questions that were answered, 0 to 1; 0 where there was none. */
    public double hitRate() {
      return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }
  }
}
