package org.shoal.transforms.evaluate;

/**
 * Higher order tracking accuracy (Luiten et al. 2021), the mean over the localisation thresholds
 * 0.05, 0.10 ... 0.95. The similarity of two positions at a distance d is max(0, 1 - d / d0), where
 * d0 is twice the distance within which positions count as the same: the similarity there is 0.5,
 * as it is for boxes. This is what TrackEval does for points. All are NaN when there is neither a
 * true nor a found position.
 *
 * @param hota mean of the geometric means of detection and association accuracy, 0 to 1
 * @param detA detection accuracy, 0 to 1
 * @param assA association accuracy, 0 to 1
 * @param locA mean similarity of what matches, 0 to 1; counts as 1 at thresholds where nothing does
 */
public record HotaScores(double hota, double detA, double assA, double locA) {}
