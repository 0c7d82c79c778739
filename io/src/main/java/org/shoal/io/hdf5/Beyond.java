package org.shoal.io.hdf5;

import java.io.Serializable;

/**
 * What of a window is not in an HDF5 file, because its frames have fewer slots than there were
 * rows.
 *
 * @param firstFrame recording frame index of the first such frame; -1 when there is none
 * @param frames number of such frames
 * @param rows rows without a slot, summed over the frames
 */
public record Beyond(long firstFrame, int frames, int rows) implements Serializable {
  /** Every row found its slot. */
  public static final Beyond NOTHING = new Beyond(-1, 0, 0);
}
