package org.shoal.io.recording;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link WindowKey}. */
public final class WindowKeyCoder extends RecordCoder<WindowKey> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static WindowKeyCoder of() {
    return new WindowKeyCoder();
  }

  @Override
  protected void write(WindowKey value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.recording());
    out.writeLong(value.index());
  }

  @Override
  protected WindowKey read(DataInputStream in) throws IOException {
    return new WindowKey(Columns.readString(in), in.readLong());
  }
}
