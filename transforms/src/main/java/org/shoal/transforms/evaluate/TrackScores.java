package org.shoal.transforms.evaluate;

/**
 * Scores at one distance.
 *
 * @param within distance in metres up to which a found position may be that of a fish
 * @param clear matches frame by frame
 * @param identity identities throughout
 * @param hota both in one
 */
public record TrackScores(
    double within, ClearScores clear, IdentityScores identity, HotaScores hota) {}
