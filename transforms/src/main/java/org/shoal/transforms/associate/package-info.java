/** Which detections of different cameras show the same thing, and where it is. */
package org.shoal.transforms.associate;
