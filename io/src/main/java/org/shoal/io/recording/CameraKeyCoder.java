package org.shoal.io.recording;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link CameraKey}. */
public final class CameraKeyCoder extends RecordCoder<CameraKey> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static CameraKeyCoder of() {
    return new CameraKeyCoder();
  }

  @Override
  protected void write(CameraKey value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.recording());
    Columns.writeString(out, value.camera());
  }

  @Override
  protected CameraKey read(DataInputStream in) throws IOException {
    return new CameraKey(Columns.readString(in), Columns.readString(in));
  }
}
