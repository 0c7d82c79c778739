package org.shoal.io.hdf5;

import io.jhdf.AbstractWritableNode;
import io.jhdf.api.Group;
import io.jhdf.api.NodeType;
import io.jhdf.api.WritableDataset;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * A dataset as jHDF's writer sees it, of which it writes the structure alone: it is never asked for
 * its data. jHDF's own datasets hold all their elements in memory, and can neither grow nor have a
 * fill value.
 */
abstract class StructureNode extends AbstractWritableNode implements WritableDataset {
  private static final String NO_DATA = "the elements of this dataset are written elsewhere";

  StructureNode(Group parent, String name) {
    super(parent, name);
  }

  @Override
  public long[] getDimensionsAsLong() {
    return Arrays.stream(getDimensions()).asLongStream().toArray();
  }

  @Override
  public NodeType getType() {
    return NodeType.DATASET;
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
