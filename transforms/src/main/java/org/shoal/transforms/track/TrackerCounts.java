package org.shoal.transforms.track;

/**
 * What happened to the tracks of one window.
 *
 * @param born tracks started
 * @param dropped tracks that ended without ever being confirmed
 * @param confirmed tracks that got an identity, old or new
 * @param relinked those of them that got an old one
 * @param lost confirmed tracks that went unseen for too long
 */
public record TrackerCounts(int born, int dropped, int confirmed, int relinked, int lost) {}
