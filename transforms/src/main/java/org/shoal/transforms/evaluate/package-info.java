/**
 * How well tracks agree with the truth: {@link org.shoal.transforms.evaluate.TrackEvaluator} is
 * where to start.
 */
package org.shoal.transforms.evaluate;
