package org.shoal.io.video;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.util.VarInt;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/**
 * Codes a {@link FootageIndex}. Times are coded as runs of equal differences, so that an hour of a
 * constant frame rate takes a few bytes and one of a jittery rate about a byte or two a picture.
 */
public final class FootageIndexCoder extends RecordCoder<FootageIndex> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static FootageIndexCoder of() {
    return new FootageIndexCoder();
  }

  @Override
  protected void write(FootageIndex value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.uri());
    out.writeInt(value.stream());
    Columns.writeString(out, value.codec());
    out.writeInt(value.width());
    out.writeInt(value.height());
    out.writeInt(value.rotationDegrees());
    out.writeDouble(value.nominalFps());
    out.writeDouble(value.secondsPerTick());
    out.writeLong(value.endPts());
    writeAscending(out, value.pts());
    writeAscending(out, value.keyframePts());
    out.writeBoolean(value.inDecodingOrder());
    out.writeBoolean(value.startsAnywhere());
    Columns.writeString(out, value.damage());
  }

  @Override
  protected FootageIndex read(DataInputStream in) throws IOException {
    return new FootageIndex(
        Columns.readString(in),
        in.readInt(),
        Columns.readString(in),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readLong(),
        readAscending(in),
        readAscending(in),
        in.readBoolean(),
        in.readBoolean(),
        Columns.readString(in));
  }

  private static void writeAscending(DataOutputStream out, long[] values) throws IOException {
    out.writeInt(values.length);
    out.writeLong(values.length == 0 ? 0 : values[0]);
    int i = 1;
    while (i < values.length) {
      long step = values[i] - values[i - 1];
      int end = i + 1;
      while (end < values.length && values[end] - values[end - 1] == step) {
        end++;
      }
      VarInt.encode(step, out);
      VarInt.encode(end - i, out);
      i = end;
    }
  }

  private static long[] readAscending(DataInputStream in) throws IOException {
    long[] values = new long[in.readInt()];
    long first = in.readLong();
    if (values.length == 0) {
      return values;
    }
    values[0] = first;
    int i = 1;
    while (i < values.length) {
      long step = VarInt.decodeLong(in);
      int end = i + VarInt.decodeInt(in);
      for (; i < end; i++) {
        values[i] = values[i - 1] + step;
      }
    }
    return values;
  }
}
