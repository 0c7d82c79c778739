package org.shoal.io.results.tank;

/**
 * What the summary of a tank needs to know of a window.
 *
 * @param confirmedFish the identities confirmed in a window, ascending
 * @param detections number of detections in all cameras
 */
record TankFacts(int[] confirmedFish, long detections) {}
