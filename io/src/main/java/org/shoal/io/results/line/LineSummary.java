package org.shoal.io.results.line;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackState;
import org.shoal.io.line.BottleFacts;

/**
 * What summary.json says of a line.
 *
 * @param bottles number of bottles: of tracks, each counted once
 * @param classified how many of them were classified
 * @param failed how many could not be, in as many attempts as there may be
 * @param notTriggered how many the classifier never saw: they were in no trigger zone
 * @param products number of classified bottles of each product
 * @param detections number of detections in all cameras
 * @param classifierCalls how many crops the classifier looked at
 * @param classifierCallsLegacy how many it would have looked at, were each detection of each frame
 *     classified
 * @param classifierCallReduction percentage of calls saved so
 * @param mostTracks most bottles at the same time in one camera
 * @param cacheHits how often a row's classification was found in the cache
 * @param cacheMisses how often it was not
 * @param cacheHitRate hits among all, 0 to 1
 * @param rowsBeyondMaxTracks rows that line.h5 had no room for; the tables hold them
 */
public record LineSummary(
    long bottles,
    long classified,
    long failed,
    long notTriggered,
    Map<String, Long> products,
    long detections,
    long classifierCalls,
    long classifierCallsLegacy,
    double classifierCallReduction,
    int mostTracks,
    long cacheHits,
    long cacheMisses,
    double cacheHitRate,
    long rowsBeyondMaxTracks) {
  public LineSummary {
    products = new TreeMap<>(products);
  }

  /** Sums up the windows of a recording. */
  static LineSummary of(List<LineFacts> windows, long rowsBeyond) {
    List<TrackClassification> bottles =
        windows.stream().flatMap(window -> window.bottles().stream()).toList();
    Map<String, Long> products = new TreeMap<>();
    for (TrackClassification bottle : bottles) {
      if (BottleFacts.lastState(bottle) == TrackState.CLASSIFIED) {
        products.merge(bottle.classification().value(Attribute.PRODUCT), 1L, Long::sum);
      }
    }
    long detections = windows.stream().mapToLong(LineFacts::detections).sum();
    long calls = bottles.stream().mapToLong(bottle -> bottle.attempts().size()).sum();
    long hits = windows.stream().mapToLong(LineFacts::cacheHits).sum();
    long misses = windows.stream().mapToLong(LineFacts::cacheMisses).sum();
    return new LineSummary(
        bottles.size(),
        count(bottles, TrackState.CLASSIFIED),
        count(bottles, TrackState.FAILED),
        bottles.stream().filter(bottle -> bottle.attempts().isEmpty()).count(),
        products,
        detections,
        calls,
        detections,
        detections == 0 ? 0 : 100.0 * (detections - calls) / detections,
        windows.stream().mapToInt(LineFacts::mostTracks).max().orElse(0),
        hits,
        misses,
        hits + misses == 0 ? 0 : (double) hits / (hits + misses),
        rowsBeyond);
  }

  private static long count(List<TrackClassification> bottles, TrackState state) {
    return bottles.stream().filter(bottle -> BottleFacts.lastState(bottle) == state).count();
  }
}
