package org.shoal.transforms.smooth;

/**
 * What one window says of how restless fish are.
 *
 * @param window the window's index
 * @param logLikelihood shape (3 x steps of {@link NoiseEstimator}), row-major by axis: natural
 *     logarithm of the likelihood of the window's measurements, up to a constant, for each step
 */
public record NoiseEvidence(long window, double[] logLikelihood) {}
