package org.shoal.io.hdf5;

/**
 * The smoothed positions of consecutive frames of a {@code tracking.h5}, in the slots of {@code
 * fish_id}: N frames, F slots. Arrays are row-major.
 *
 * @param centroid shape (N x F x 3): world x, y, z in metres, or NaN
 * @param sigma shape (N x F x 3): standard deviation of x, y, z in metres, or NaN
 * @param bridged shape (N x F): 1 in the frames of a gap that smoothing closed, else 0
 */
public record SmoothedRows(float[] centroid, float[] sigma, byte[] bridged) {}
