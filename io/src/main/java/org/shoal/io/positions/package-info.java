/**
 * Where things with identities were, frame by frame, from whichever file says so: a result of
 * tracking or a table of the truth.
 */
package org.shoal.io.positions;
