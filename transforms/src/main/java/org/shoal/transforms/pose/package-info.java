/**
 * Where people's joints are in the frames: {@link org.shoal.transforms.pose.OnnxPoseEstimator} asks
 * a neural network.
 */
package org.shoal.transforms.pose;
