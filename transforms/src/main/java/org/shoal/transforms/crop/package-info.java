/**
 * Detections in trigger zones → crops: while frames are there, what a classifier may want to look
 * at is cut out of them.
 */
package org.shoal.transforms.crop;
