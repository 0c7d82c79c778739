package org.shoal.io.annotate;

import org.shoal.io.classification.Classification;
import org.shoal.io.classification.TrackState;

/**
 * What is drawn of one track in one frame.
 *
 * @param track the track's id
 * @param x left edge of its box, pixels, origin at the centre of the top-left pixel
 * @param y top edge
 * @param w width
 * @param h height
 * @param state how far it has come
 * @param classification what it was found to be; written where it is classified
 */
public record Annotation(
    int track,
    double x,
    double y,
    double w,
    double h,
    TrackState state,
    Classification classification) {}
