/**
 * Cameras that look at points, in air or through a flat water surface: projecting, casting rays and
 * triangulating. Plain arrays in metres and pixels; pixel (0, 0) is the centre of the top-left
 * pixel.
 */
package org.shoal.transforms.geometry;
