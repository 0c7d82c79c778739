package org.shoal.transforms.smooth;

import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.TrackColumns;

/**
 * The fish of a window with what smoothing gave.
 *
 * @param tracks the fish as measured, and those that are unseen in between, see {@link
 *     org.shoal.io.tracking.SmoothedWindow}
 * @param smoothed their smoothed positions, one row a row of the tracks
 */
public record SmoothedTracks(TrackColumns tracks, SmoothedColumns smoothed) {}
