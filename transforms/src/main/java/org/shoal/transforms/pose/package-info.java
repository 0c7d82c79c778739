/**
 * Where people are in frames, keypoint by keypoint: backends behind one interface, chosen by {@link
 * org.shoal.transforms.pose.PoseBackends}; {@link org.shoal.transforms.pose.OnnxPoseEstimator} asks
 * a neural network, {@link org.shoal.transforms.pose.SegmentPoseEstimator} does so for whole
 * segments of footage.
 */
package org.shoal.transforms.pose;
