package org.shoal.io.export;

import io.jhdf.AbstractWritableNode;
import io.jhdf.api.Group;
import io.jhdf.api.NodeType;
import io.jhdf.api.WritableDataset;
import io.jhdf.checksum.ChecksumUtils;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataLayout;
import io.jhdf.storage.HdfFileChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A flat dataset as jHDF's writer sees it: it writes its object header (version 2, IV.A.1.b) and
 * leaves room for the elements behind it. jHDF's own datasets hold all their elements in memory.
 */
final class FlatNode extends AbstractWritableNode implements WritableDataset {
  private static final String NO_DATA = "the elements of this dataset are written elsewhere";
  private static final long UNDEFINED = -1L;
  private static final int LIMIT = 512;
  private static final int PREFIX = 10;

  private static final int DATASPACE = 1;
  private static final int DATATYPE = 3;
  private static final int FILL_VALUE = 5;
  private static final int DATA_LAYOUT = 8;

  private final FlatDataset dataset;
  private long address = UNDEFINED;
  private long elements = UNDEFINED;

  FlatNode(Group parent, FlatDataset dataset) {
    super(parent, dataset.name());
    this.dataset = dataset;
  }

  @Override
  public long write(HdfFileChannel channel, long position) {
    address = position;
    elements = aligned(position + header(UNDEFINED).remaining());
    boolean isEmpty = dataset.bytes() == 0;
    channel.write(header(isEmpty ? UNDEFINED : elements), position);
    return aligned(elements + dataset.bytes());
  }

  /** Where the first element belongs. */
  long elements() {
    return elements;
  }

  private ByteBuffer header(long elementsAddress) {
    ByteBuffer out = little();
    int sizeOfChunkInFourBytes = 2;
    out.put("OHDR".getBytes(StandardCharsets.US_ASCII)).put((byte) 2);
    out.put((byte) sizeOfChunkInFourBytes).putInt(0);
    putMessage(out, DATASPACE, dataspace());
    putMessage(out, DATATYPE, dataset.type().message());
    putMessage(out, FILL_VALUE, fillValue());
    putMessage(out, DATA_LAYOUT, layout(elementsAddress));
    out.putInt(PREFIX - Integer.BYTES, out.position() - PREFIX);
    out.putInt(ChecksumUtils.checksum(written(out)));
    return ByteBuffer.wrap(written(out));
  }

  private static void putMessage(ByteBuffer out, int type, byte[] message) {
    out.put((byte) type).putShort((short) message.length).put((byte) 0).put(message);
  }

  /** IV.A.2.b, version 2: a scalar, or simple without maximum sizes. */
  private byte[] dataspace() {
    ByteBuffer out = little();
    int rank = dataset.shape().size();
    byte simple = 1;
    byte scalar = 0;
    out.put((byte) 2).put((byte) rank).put((byte) 0).put(rank == 0 ? scalar : simple);
    dataset.shape().forEach(out::putLong);
    return written(out);
  }

  /** IV.A.2.f, version 2: allocated late, written if set by the user, the library's default. */
  private static byte[] fillValue() {
    ByteBuffer out = little();
    byte late = 2;
    byte ifSet = 2;
    byte defined = 1;
    return written(out.put((byte) 2).put(late).put(ifSet).put(defined).putInt(0));
  }

  /** IV.A.2.i, version 3, contiguous. */
  private byte[] layout(long elementsAddress) {
    byte contiguous = 1;
    return written(
        little().put((byte) 3).put(contiguous).putLong(elementsAddress).putLong(dataset.bytes()));
  }

  private static long aligned(long address) {
    return (address + 7) / 8 * 8;
  }

  private static ByteBuffer little() {
    return ByteBuffer.allocate(LIMIT).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] written(ByteBuffer out) {
    byte[] bytes = new byte[out.position()];
    out.get(0, bytes);
    return bytes;
  }

  @Override
  public long getAddress() {
    return address;
  }

  @Override
  public long getSize() {
    return dataset.elements();
  }

  @Override
  public long getSizeInBytes() {
    return dataset.bytes();
  }

  @Override
  public long getStorageInBytes() {
    return dataset.bytes();
  }

  @Override
  public int[] getDimensions() {
    return dataset.shape().stream().mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public long[] getDimensionsAsLong() {
    return dataset.shape().stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public long[] getMaxSize() {
    return getDimensionsAsLong();
  }

  @Override
  public DataLayout getDataLayout() {
    return DataLayout.CONTIGUOUS;
  }

  @Override
  public NodeType getType() {
    return NodeType.DATASET;
  }

  @Override
  public boolean isEmpty() {
    return dataset.elements() == 0;
  }

  @Override
  public boolean isScalar() {
    return dataset.shape().isEmpty();
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
    return List.of();
  }
}
