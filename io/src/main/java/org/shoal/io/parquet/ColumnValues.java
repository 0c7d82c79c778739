package org.shoal.io.parquet;

import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.shoal.io.InvalidInputException;

/** One column of {@link ParquetRows}: the value of the present row. */
public final class ColumnValues {
  private static final int CACHED_STRINGS = 4096;

  private final String file;
  private final String name;
  private final PrimitiveTypeName type;
  private final int presentLevel;
  private final Map<Binary, String> strings = new HashMap<>();
  private ColumnReader reader;
  private boolean isNull;
  private long integer;
  private double real;
  private String text = "";
  private boolean flag;

  private ColumnValues(String file, Type field) {
    this.file = file;
    this.name = field.getName();
    this.type = field.asPrimitiveType().getPrimitiveTypeName();
    this.presentLevel = field.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
  }

  static ColumnValues of(String file, Type field) {
    if (!field.isPrimitive()
        || field.isRepetition(Type.Repetition.REPEATED)
        || field.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation) {
      throw new InvalidInputException(
          file, "column " + field.getName(), "is neither a plain number nor a string");
    }
    return new ColumnValues(file, field);
  }

  void start(ColumnReader reader) {
    this.reader = reader;
  }

  void read() {
    isNull = reader.getCurrentDefinitionLevel() < presentLevel;
    if (!isNull) {
      switch (type) {
        case INT32 -> integer = reader.getInteger();
        case INT64 -> integer = reader.getLong();
        case FLOAT -> real = reader.getFloat();
        case DOUBLE -> real = reader.getDouble();
        case BINARY -> text = string(reader.getBinary());
        case BOOLEAN -> flag = reader.getBoolean();
        default -> {}
      }
    }
    reader.consume();
  }

  /** Whether the row has no value here. */
  public boolean isNull() {
    return isNull;
  }

  /** The row's integer. */
  public long integer() {
    if (!isInteger()) {
      throw wrongType("integers");
    }
    return integer;
  }

  /** The row's number, NaN when there is none. */
  public double real() {
    if (isInteger()) {
      return isNull ? Double.NaN : integer;
    }
    if (type != PrimitiveTypeName.FLOAT && type != PrimitiveTypeName.DOUBLE) {
      throw wrongType("numbers");
    }
    return isNull ? Double.NaN : real;
  }

  /** The row's string, empty when there is none. */
  public String text() {
    if (type != PrimitiveTypeName.BINARY) {
      throw wrongType("strings");
    }
    return isNull ? "" : text;
  }

  /** Whether the row says true; false when it says nothing. */
  public boolean flag() {
    if (type != PrimitiveTypeName.BOOLEAN) {
      throw wrongType("booleans");
    }
    return !isNull && flag;
  }

  private boolean isInteger() {
    return type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64;
  }

  private String string(Binary bytes) {
    String known = strings.get(bytes);
    if (known != null) {
      return known;
    }
    if (strings.size() == CACHED_STRINGS) {
      strings.clear();
    }
    String decoded = bytes.toStringUsingUTF8();
    strings.put(bytes.copy(), decoded);
    return decoded;
  }

  private InvalidInputException wrongType(String wanted) {
    return new InvalidInputException(
        file, "column " + name, "holds " + type + " values, not " + wanted);
  }
}
