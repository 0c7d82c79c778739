/**
 * Finished results in the files of other programs: MOTChallenge text, SLEAP analysis HDF5, Anipose
 * 3D CSV and plain CSV. Everything is read and written in pieces: memory does not grow with the
 * recording's length.
 */
package org.shoal.io.export;
