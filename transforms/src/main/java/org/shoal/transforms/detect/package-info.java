/**
 * What is in the frames: neural networks in ONNX Runtime, and the step that decodes footage and
 * looks at it. {@link org.shoal.transforms.detect.DetectFrames} is the transform, {@link
 * org.shoal.transforms.detect.SegmentDetector} does the same without Beam.
 */
package org.shoal.transforms.detect;
