package org.shoal.transforms.detect;

/**
 * What one output of a network says of one frame. The array must not be changed.
 *
 * @param values values of a whole batch
 * @param offset where the frame's values start
 * @param length how many values the frame has
 */
public record FrameValues(float[] values, int offset, int length) {}
