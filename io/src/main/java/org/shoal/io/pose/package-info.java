/**
 * Where people's joints are in a picture: poses of 17 COCO keypoints, alone and as the columns of a
 * frame window, and recorded keypoints in JSON.
 */
package org.shoal.io.pose;
