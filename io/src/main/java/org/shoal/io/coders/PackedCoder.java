package org.shoal.io.coders;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Writes packed values as they are.
 *
 * @param <T> the value
 */
public final class PackedCoder<T> extends RecordCoder<Packed<T>> {
  private static final long serialVersionUID = 1L;

  private PackedCoder() {}

  /** The coder, which is the same for all values. */
  public static <T> PackedCoder<T> of() {
    return new PackedCoder<>();
  }

  @Override
  protected void write(Packed<T> value, DataOutputStream out) throws IOException {
    Columns.writeBytes(out, value.bytes());
  }

  @Override
  protected Packed<T> read(DataInputStream in) throws IOException {
    return new Packed<>(Columns.readBytes(in));
  }
}
