package org.shoal.io.hdf5;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.WindowKeyCoder;

/** Codes a {@link ShardRef}. */
public final class ShardRefCoder extends RecordCoder<ShardRef> {
  private static final long serialVersionUID = 1L;
  private static final WindowKeyCoder KEY = WindowKeyCoder.of();

  /** Creates the coder. */
  public static ShardRefCoder of() {
    return new ShardRefCoder();
  }

  @Override
  protected void write(ShardRef value, DataOutputStream out) throws IOException {
    KEY.encode(value.key(), out);
    out.writeInt(value.frames());
    Columns.writeString(out, value.path());
    Columns.writeInts(out, value.lengths());
    out.writeLong(value.crc32());
    out.writeLong(value.beyond().firstFrame());
    out.writeInt(value.beyond().frames());
    out.writeInt(value.beyond().rows());
  }

  @Override
  protected ShardRef read(DataInputStream in) throws IOException {
    return new ShardRef(
        KEY.decode(in),
        in.readInt(),
        Columns.readString(in),
        Columns.readInts(in),
        in.readLong(),
        new Beyond(in.readLong(), in.readInt(), in.readInt()));
  }
}
