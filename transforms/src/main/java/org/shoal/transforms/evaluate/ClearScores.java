package org.shoal.transforms.evaluate;

/**
 * How found positions match true ones frame by frame (CLEAR MOT: Bernardin and Stiefelhagen 2008).
 * In each frame as many pairs within the distance are matched as can be; among such matchings the
 * one that keeps most pairs of before, then the nearest. What is undefined is NaN.
 *
 * @param mota multiple object tracking accuracy, 1 - (misses + falsePositives + switches) / true
 *     positions, at most 1; undefined when nothing is true
 * @param matches pairs
 * @param misses true positions without a match
 * @param falsePositives found positions without a match
 * @param switches times that a fish's match has another identity than its match before, however
 *     long ago
 * @param fragments times that a fish is matched again after frames in which it was missed
 * @param mostlyTracked fish matched in more than 0.8 of their frames
 * @param partlyTracked fish in between
 * @param mostlyLost fish matched in less than 0.2 of their frames
 * @param motp mean distance of the pairs, metres
 * @param rmse root mean square distance of the pairs, metres
 * @param rmseXy the same in the xy plane
 * @param rmseZ the same in z
 */
public record ClearScores(
    double mota,
    long matches,
    long misses,
    long falsePositives,
    long switches,
    long fragments,
    int mostlyTracked,
    int partlyTracked,
    int mostlyLost,
    double motp,
    double rmse,
    double rmseXy,
    double rmseZ) {}
