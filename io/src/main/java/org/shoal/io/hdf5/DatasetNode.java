package org.shoal.io.hdf5;

import io.jhdf.AbstractWritableNode;
import io.jhdf.api.Group;
import io.jhdf.api.NodeType;
import io.jhdf.api.WritableDataset;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataLayout;
import io.jhdf.storage.HdfFileChannel;
import java.util.List;

/**
 * A dataset as jHDF's writer sees it: it writes its object header, without rows, and remembers
 * where. jHDF's own datasets hold all their data and can neither grow nor have a fill value.
 */
final class DatasetNode extends AbstractWritableNode implements WritableDataset {
  private static final String NO_DATA = "the rows of this dataset are written elsewhere";

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
  public long[] getDimensionsAsLong() {
    return java.util.Arrays.stream(getDimensions()).asLongStream().toArray();
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
  public NodeType getType() {
    return NodeType.DATASET;
  }

  @Override
  public boolean isEmpty() {
    return true;
  }

  @Override
  public boolean isScalar() {
    return false;
  }

  @Override
  public boolean isCompound() {
    return false;
  }

  @Override
  public boolean isVariableLength() {
    return false;
  }

  @Override
  public boolean isGroup() {
    return false;
  }

  @Override
  public boolean isLink() {
    return false;
  }

  @Override
  public boolean isAttributeCreationOrderTracked() {
    return false;
  }

  @Override
  public Object getData() {
    throw new UnsupportedOperationException(NO_DATA);
  }

  @Override
  public Object getDataFlat() {
    throw new UnsupportedOperationException(NO_DATA);
  }

  @Override
  public Object getData(long[] sliceOffset, int[] sliceDimensions) {
    throw new UnsupportedOperationException(NO_DATA);
  }

  @Override
  public Object getFillValue() {
    throw new UnsupportedOperationException(NO_DATA);
  }

  @Override
  public Class<?> getJavaType() {
    throw new UnsupportedOperationException(NO_DATA);
  }

  @Override
  public DataType getDataType() {
    throw new UnsupportedOperationException(NO_DATA);
  }

  @Override
  public List<PipelineFilterWithData> getFilters() {
    throw new UnsupportedOperationException(NO_DATA);
  }
}
