/** What a line's cameras saw: bottles' tracks, how far each had come, what it was found to be. */
package org.shoal.io.line;
