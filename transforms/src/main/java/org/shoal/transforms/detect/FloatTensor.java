package org.shoal.transforms.detect;

/**
 * One output of a network. The arrays must not be changed.
 *
 * @param name the output's name in the model
 * @param shape its shape
 * @param values its values, row-major
 */
public record FloatTensor(String name, long[] shape, float[] values) {}
