/** Footage with what was found of it drawn in. */
package org.shoal.io.annotate;
