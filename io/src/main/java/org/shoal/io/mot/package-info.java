/** MOTChallenge's text: boxes of one camera, with or without an identity. */
package org.shoal.io.mot;
