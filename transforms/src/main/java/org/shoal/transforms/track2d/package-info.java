/** Detections of one camera become boxes with an identity. */
package org.shoal.transforms.track2d;
