package org.shoal.transforms.classify;

import org.shoal.io.classification.ClassificationColumns;
import org.shoal.transforms.detect.SegmentResult;

/**
 * What came of a segment every detection of which was classified.
 *
 * @param detected its frames and detections
 * @param classifications of all detections
 * @param failures number of detections in which nothing was found
 * @param classifyMillis time spent cutting out and classifying
 */
public record ClassifiedSegment(
    SegmentResult detected,
    ClassificationColumns classifications,
    long failures,
    long classifyMillis) {}
