package org.shoal.io.calibration;

import java.io.Serializable;

/**
 * One calibrated camera: x_cam = R x_world + t. The arrays must not be changed.
 *
 * @param name the camera's name
 * @param width image width in pixels
 * @param height image height in pixels
 * @param k intrinsic matrix, 3x3 row-major, skew honoured
 * @param distortion the lens
 * @param r rotation world to camera, 3x3 row-major
 * @param t translation world to camera, metres, 3
 */
public record CameraCalibration(
    String name,
    int width,
    int height,
    double[] k,
    LensDistortion distortion,
    double[] r,
    double[] t)
    implements Serializable {}
