/** Who is who: each swimmer stays in a lane, and keeps one number before a camera. */
package org.shoal.transforms.lane;
