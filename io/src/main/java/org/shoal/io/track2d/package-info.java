/** Where things were in the picture of one camera: boxes with an identity, as columns. */
package org.shoal.io.track2d;
