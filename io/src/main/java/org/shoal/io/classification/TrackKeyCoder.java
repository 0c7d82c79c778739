package org.shoal.io.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link TrackKey}. */
public final class TrackKeyCoder extends RecordCoder<TrackKey> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static TrackKeyCoder of() {
    return new TrackKeyCoder();
  }

  @Override
  protected void write(TrackKey value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.recording());
    Columns.writeString(out, value.camera());
    out.writeInt(value.track());
  }

  @Override
  protected TrackKey read(DataInputStream in) throws IOException {
    return new TrackKey(Columns.readString(in), Columns.readString(in), in.readInt());
  }
}
