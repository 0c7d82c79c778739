/**
 * Where people are in frames, keypoint by keypoint: backends behind one interface, chosen by {@link
 * org.shoal.transforms.pose.PoseBackends}.
 */
package org.shoal.transforms.pose;
