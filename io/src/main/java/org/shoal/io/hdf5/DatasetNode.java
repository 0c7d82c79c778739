package org.shoal.io.hdf5;

import io.jhdf.api.Group;
import io.jhdf.object.message.DataLayout;
import io.jhdf.storage.HdfFileChannel;

/**
 * A growing dataset as jHDF's writer sees it: it writes its object header, without rows, and
 * remembers where.
 */
final class DatasetNode extends StructureNode {
  private final DatasetSpec spec;
  private long address = ChunkTree.UNDEFINED;

  DatasetNode(Group parent, DatasetSpec spec) {
    super(parent, spec.name());
    this.spec = spec;
  }

  @Override
  public long write(HdfFileChannel channel, long position) {
    address = position;
    return position + channel.write(DatasetHeader.of(spec, 0, ChunkTree.UNDEFINED), position);
  }

  /** Where the object header was written. */
  @Override
  public long getAddress() {
    return address;
  }

  @Override
  public long getSize() {
    return 0;
  }

  @Override
  public long getSizeInBytes() {
    return 0;
  }

  @Override
  public long getStorageInBytes() {
    return 0;
  }

  @Override
  public int[] getDimensions() {
    int[] dimensions = new int[1 + spec.rowShape().size()];
    for (int i = 1; i < dimensions.length; i++) {
      dimensions[i] = spec.rowShape().get(i - 1);
    }
    return dimensions;
  }

  @Override
  public long[] getMaxSize() {
    long[] sizes = getDimensionsAsLong();
    sizes[0] = DatasetHeader.UNLIMITED;
    return sizes;
  }

  @Override
  public DataLayout getDataLayout() {
    return DataLayout.CHUNKED;
  }

  @Override
  public boolean isEmpty() {
    return true;
  }

  @Override
  public boolean isScalar() {
    return false;
  }
}
