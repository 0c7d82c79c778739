/**
 * Tracks → what bottles are: a neural network in ONNX Runtime looks at each track's crop once, or
 * twice where it found nothing the first time.
 */
package org.shoal.transforms.classify;
