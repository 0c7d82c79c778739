package org.shoal.io.hdf5;

import io.jhdf.BufferBuilder;
import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataSpace;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.List;

/** An attribute of variable-length UTF-8 strings, for jHDF's writer, which has none of its own. */
final class StringsAttribute implements Attribute {
  private static final DataType TYPE = new VariableString();

  private final Node node;
  private final String name;
  private final DataSpace space;
  private final byte[] references;

  private StringsAttribute(Node node, String name, DataSpace space, byte[] references) {
    this.node = node;
    this.name = name;
    this.space = space;
    this.references = references;
  }

  /** A one-dimensional attribute; its strings go into the heap. */
  static StringsAttribute list(Node node, String name, List<String> values, StringHeap heap) {
    DataSpace space = DataSpace.fromObject(values.toArray(new String[0]));
    return new StringsAttribute(node, name, space, heap.add(values));
  }

  /** A scalar attribute; its string goes into the heap. */
  static StringsAttribute scalar(Node node, String name, String value, StringHeap heap) {
    return new StringsAttribute(node, name, DataSpace.fromObject(value), heap.add(List.of(value)));
  }

  @Override
  public Node getNode() {
    return node;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public long getSize() {
    return space.getTotalLength();
  }

  @Override
  public long getSizeInBytes() {
    return references.length;
  }

  @Override
  public int[] getDimensions() {
    return space.getDimensions();
  }

  @Override
  public long[] getDimensionsAsLong() {
    return space.getDimensionsAsLong();
  }

  @Override
  public Object getData() {
    return references;
  }

  @Override
  public Class<?> getJavaType() {
    return String.class;
  }

  @Override
  public boolean isScalar() {
    return getDimensions().length == 0;
  }

  @Override
  public boolean isEmpty() {
    return references.length == 0;
  }

  @Override
  public ByteBuffer getBuffer() {
    return ByteBuffer.wrap(references);
  }

  @Override
  public DataSpace getDataSpace() {
    return space;
  }

  @Override
  public DataType getDataType() {
    return TYPE;
  }

  /** The variable-length datatype (IV.A.2.d, class 9): null-terminated UTF-8 over bytes. */
  private static final class VariableString extends DataType {
    private static final int CLASS = 9;
    private static final int REFERENCE = 16;
    private static final int STRING_BIT = 0;
    private static final int UTF8_BIT = 8;
    private static final int UNSIGNED_BYTE = 0x10;

    VariableString() {
      super(CLASS, REFERENCE);
      classBits.set(STRING_BIT);
      classBits.set(UTF8_BIT);
    }

    @Override
    public Class<?> getJavaType() {
      return String.class;
    }

    @Override
    public Object fillData(ByteBuffer buffer, int[] dimensions, HdfBackingStorage storage) {
      throw new UnsupportedOperationException("only written");
    }

    @Override
    public ByteBuffer encodeData(Object data) {
      return ByteBuffer.wrap((byte[]) data);
    }

    @Override
    public ByteBuffer toBuffer() {
      BufferBuilder builder = toBufferBuilder();
      return builder.writeInt(UNSIGNED_BYTE).writeInt(1).writeShort(0).writeShort(8).build();
    }
  }
}
