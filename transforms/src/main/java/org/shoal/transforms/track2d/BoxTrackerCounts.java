package org.shoal.transforms.track2d;

/**
 * What happened to tracks.
 *
 * @param born tracks started
 * @param dropped tracks that ended without ever being confirmed
 * @param confirmed tracks that got an id
 * @param recovered times that a track was found again after frames without a detection
 * @param lost confirmed tracks that went unseen for too long
 * @param crowdedOut confirmed tracks that ended since there were more than the tracker has room for
 */
public record BoxTrackerCounts(
    int born, int dropped, int confirmed, int recovered, int lost, int crowdedOut) {}
