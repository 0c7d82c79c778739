/** Which points of different frames are the same thing. */
package org.shoal.transforms.track;
