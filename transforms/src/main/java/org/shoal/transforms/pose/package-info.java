/**
 * Where people's joints are in the frames: {@link org.shoal.transforms.pose.OnnxPoseEstimator} asks
 * a neural network, {@link org.shoal.transforms.pose.SegmentPoseEstimator} does so for whole
 * segments of footage.
 */
package org.shoal.transforms.pose;
