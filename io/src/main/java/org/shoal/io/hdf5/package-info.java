/**
 * Tracks in HDF5: {@code tracking.h5}, written window by window and read back. Workers compress the
 * chunks of their windows into shard files, one step copies them into the final file; nothing is
 * compressed twice and nothing grows with the recording but the chunk indexes. The bytes follow the
 * HDF5 File Format Specification, version 3.0; its sections are cited by their number.
 */
package org.shoal.io.hdf5;
