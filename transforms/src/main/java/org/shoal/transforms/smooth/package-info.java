/** Where fish were, by all that was measured before, at and after each frame. */
package org.shoal.transforms.smooth;
