package org.shoal.transforms.simulate;

/**
 * What a perfect network would say of one swimmer in one frame. Pixels, the first one's centre at
 * 0.
 *
 * @param box left, top, right and bottom edge of the whole body, within the image
 * @param keypoints x and y of COCO's keypoints in their order, whether inside the image or not
 */
record TruePose(double[] box, double[] keypoints) {}
