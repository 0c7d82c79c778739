package org.shoal.io.results.line;

import java.util.List;
import org.shoal.io.classification.TrackClassification;

/**
 * What the last step needs to know of a line's window.
 *
 * @param bottles those seen for the first time, in order of camera and id
 * @param detections number of detections in all cameras
 * @param mostTracks most tracks at the same time in one camera
 * @param cacheHits how often the classification of a row's track was found in the cache
 * @param cacheMisses how often it was not
 */
record LineFacts(
    List<TrackClassification> bottles,
    long detections,
    int mostTracks,
    long cacheHits,
    long cacheMisses) {
  LineFacts {
    bottles = List.copyOf(bottles);
  }
}
