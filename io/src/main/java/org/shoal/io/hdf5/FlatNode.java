package org.shoal.io.hdf5;

import static org.shoal.io.hdf5.ObjectHeaderBytes.CHANGING;
import static org.shoal.io.hdf5.ObjectHeaderBytes.DATASPACE;
import static org.shoal.io.hdf5.ObjectHeaderBytes.DATATYPE;
import static org.shoal.io.hdf5.ObjectHeaderBytes.DATA_LAYOUT;
import static org.shoal.io.hdf5.ObjectHeaderBytes.FILL_VALUE;
import static org.shoal.io.hdf5.ObjectHeaderBytes.little;
import static org.shoal.io.hdf5.ObjectHeaderBytes.written;

import io.jhdf.api.Group;
import io.jhdf.object.message.DataLayout;
import io.jhdf.storage.HdfFileChannel;
import java.nio.ByteBuffer;

/**
 * A flat dataset as jHDF's writer sees it: it writes its object header and leaves room for the
 * elements behind it.
 */
final class FlatNode extends StructureNode {
  private static final long UNDEFINED = -1L;
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
    return new ObjectHeaderBytes()
        .put(DATASPACE, CHANGING, dataspace())
        .put(DATATYPE, CHANGING, dataset.type().message())
        .put(FILL_VALUE, CHANGING, fillValue())
        .put(DATA_LAYOUT, CHANGING, layout(elementsAddress))
        .finished();
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
  public boolean isEmpty() {
    return dataset.elements() == 0;
  }

  @Override
  public boolean isScalar() {
    return dataset.shape().isEmpty();
  }
}
