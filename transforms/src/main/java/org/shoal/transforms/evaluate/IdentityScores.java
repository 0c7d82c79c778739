package org.shoal.transforms.evaluate;

/**
 * How well one found identity stands for one fish throughout (Ristani et al. 2016): each fish is
 * given at most one identity, so that they are within the distance in as many frames as can be.
 * What is undefined is NaN.
 *
 * @param idf1 twice those frames, of the number of true and of found positions, 0 to 1
 * @param precision those frames, of the number of found positions
 * @param recall those frames, of the number of true positions
 */
public record IdentityScores(double idf1, double precision, double recall) {}
