package org.shoal.io.stroke;

/**
 * The stroke rate at a time.
 *
 * @param timeSeconds clock time
 * @param strokesPerMinute strokes of both arms a minute, over the rolling window that ends here; 0
 *     without a stroke in it
 * @param strokeCount strokes since the session's start, up to and including this time
 */
public record RateSample(double timeSeconds, double strokesPerMinute, long strokeCount) {}
