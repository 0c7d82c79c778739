package org.shoal.io.coders;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * The base of every record's coder: deterministic, self-delimiting, big-endian. A subclass writes
 * and reads the record's components in order, with {@link Columns} for arrays.
 *
 * @param <T> the record
 */
public abstract class RecordCoder<T> extends CustomCoder<T> {
  private static final long serialVersionUID = 1L;

  /** Writes the record's components. */
  protected abstract void write(T value, DataOutputStream out) throws IOException;

  /** Reads what {@link #write} wrote, and not a byte more. */
  protected abstract T read(DataInputStream in) throws IOException;

  @Override
  public final void encode(T value, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    write(value, data);
    data.flush();
  }

  @Override
  public final T decode(InputStream in) throws IOException {
    return read(new DataInputStream(in));
  }

  @Override
  public final void verifyDeterministic() {}

  /**
   * Coders that hold nothing are equal if of one class, which Beam's pipeline checks rely on; one
   * that holds another coder says when it is equal.
   */
  @Override
  @SuppressWarnings("EqualsGetClass")
  public boolean equals(Object other) {
    return other != null && getClass() == other.getClass();
  }

  @Override
  public int hashCode() {
    return getClass().hashCode();
  }
}
