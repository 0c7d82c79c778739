package org.shoal.io.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The messages of onnx.proto that are written here, with the numbers it gives their fields. Only
 * numbers and values travel in a protobuf message, so this is all that it takes; fields that are
 * not named here pass through untouched.
 */
final class OnnxMessages {
  static final int MODEL_IR_VERSION = 1;
  static final int MODEL_PRODUCER = 2;
  static final int MODEL_GRAPH = 7;
  static final int MODEL_OPSETS = 8;
  static final int MODEL_METADATA = 14;

  static final int GRAPH_NODES = 1;
  static final int GRAPH_NAME = 2;
  static final int GRAPH_INITIALIZERS = 5;
  static final int GRAPH_INPUTS = 11;
  static final int GRAPH_OUTPUTS = 12;

  static final int NODE_INPUTS = 1;
  static final int NODE_OUTPUTS = 2;

  static final int TENSOR_NAME = 8;
  static final int TENSOR_DATA_LOCATION = 14;

  static final int VALUE_NAME = 1;
  static final int VALUE_TYPE = 2;

  static final int OPSET_DOMAIN = 1;
  static final int OPSET_VERSION = 2;

  static final int ENTRY_KEY = 1;

  static final long FLOAT = 1;
  static final long INT64 = 7;

  private static final long ATTRIBUTE_INT = 2;

  private OnnxMessages() {}

  /** A node of an operator, without attributes. */
  static UnknownFieldSet node(String operator, List<String> inputs, String output) {
    UnknownFieldSet.Builder node = UnknownFieldSet.newBuilder();
    inputs.forEach(input -> add(node, NODE_INPUTS, text(input)));
    add(node, NODE_OUTPUTS, text(output));
    add(node, 3, text(output));
    add(node, 4, text(operator));
    return node.build();
  }

  /** A node with one more attribute, a whole number. */
  static UnknownFieldSet withAttribute(UnknownFieldSet node, String name, long value) {
    UnknownFieldSet.Builder attribute = UnknownFieldSet.newBuilder();
    add(attribute, 1, text(name));
    add(attribute, 3, value);
    add(attribute, 20, ATTRIBUTE_INT);
    return add(node.toBuilder(), 5, attribute.build().toByteString()).build();
  }

  /** A tensor of floats, row-major. */
  static UnknownFieldSet tensor(String name, float[] values, long... shape) {
    ByteBuffer bytes = buffer(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    return tensor(name, FLOAT, bytes, shape);
  }

  /** A tensor of whole numbers, row-major. */
  static UnknownFieldSet tensor(String name, long[] values, long... shape) {
    ByteBuffer bytes = buffer(Long.BYTES * values.length);
    bytes.asLongBuffer().put(values);
    return tensor(name, INT64, bytes, shape);
  }

  /** An input or output of floats; -1 where the shape is open. */
  static UnknownFieldSet value(String name, long... shape) {
    UnknownFieldSet.Builder dimensions = UnknownFieldSet.newBuilder();
    for (int i = 0; i < shape.length; i++) {
      UnknownFieldSet.Builder dimension = UnknownFieldSet.newBuilder();
      if (shape[i] < 0) {
        add(dimension, 2, text(i == 0 ? "batch" : "d" + i));
      } else {
        add(dimension, 1, shape[i]);
      }
      add(dimensions, 1, dimension.build().toByteString());
    }
    UnknownFieldSet.Builder tensor = UnknownFieldSet.newBuilder();
    add(tensor, 1, FLOAT);
    add(tensor, 2, dimensions.build().toByteString());
    UnknownFieldSet.Builder type = UnknownFieldSet.newBuilder();
    add(type, 1, tensor.build().toByteString());
    UnknownFieldSet.Builder value = UnknownFieldSet.newBuilder();
    add(value, VALUE_NAME, text(name));
    return add(value, VALUE_TYPE, type.build().toByteString()).build();
  }

  /** An entry of the metadata. */
  static UnknownFieldSet entry(String key, String value) {
    UnknownFieldSet.Builder entry = UnknownFieldSet.newBuilder();
    add(entry, ENTRY_KEY, text(key));
    return add(entry, 2, text(value)).build();
  }

  /** The default operators at a version. */
  static UnknownFieldSet opset(long version) {
    UnknownFieldSet.Builder opset = UnknownFieldSet.newBuilder();
    add(opset, OPSET_DOMAIN, ByteString.EMPTY);
    return add(opset, OPSET_VERSION, version).build();
  }

  static ByteString text(String value) {
    return ByteString.copyFromUtf8(value);
  }

  /** Adds one more text, message or run of bytes to a field. */
  static UnknownFieldSet.Builder add(UnknownFieldSet.Builder message, int field, ByteString value) {
    return message.mergeField(field, Field.newBuilder().addLengthDelimited(value).build());
  }

  /** Adds one more number to a field. */
  static UnknownFieldSet.Builder add(UnknownFieldSet.Builder message, int field, long value) {
    return message.mergeField(field, Field.newBuilder().addVarint(value).build());
  }

  /** The text in a field; empty where there is none. */
  static String text(UnknownFieldSet message, int field) {
    List<ByteString> values = message.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? "" : values.get(values.size() - 1).toStringUtf8();
  }

  /** The number in a field; 0 where there is none. */
  static long number(UnknownFieldSet message, int field) {
    List<Long> values = message.getField(field).getVarintList();
    return values.isEmpty() ? 0 : values.get(values.size() - 1);
  }

  private static UnknownFieldSet tensor(String name, long type, ByteBuffer bytes, long[] shape) {
    UnknownFieldSet.Builder tensor = UnknownFieldSet.newBuilder();
    for (long size : shape) {
      add(tensor, 1, size);
    }
    add(tensor, 2, type);
    add(tensor, TENSOR_NAME, text(name));
    return add(tensor, 9, ByteString.copyFrom(bytes)).build();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
