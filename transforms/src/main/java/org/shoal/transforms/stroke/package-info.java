/**
 * When a swimmer makes a stroke, and how many a minute. {@link
 * org.shoal.transforms.stroke.CountStrokes} is the transform, {@link
 * org.shoal.transforms.stroke.StrokeCounter} does the same without Beam, {@link
 * org.shoal.transforms.stroke.PeakDetector} finds peaks in any signal.
 */
package org.shoal.transforms.stroke;
