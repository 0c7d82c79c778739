package org.shoal.io.crop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link CropColumns}. */
public final class CropColumnsCoder extends RecordCoder<CropColumns> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static CropColumnsCoder of() {
    return new CropColumnsCoder();
  }

  @Override
  protected void write(CropColumns value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.camera());
    Columns.writeString(out, value.file());
    out.writeInt(value.width());
    out.writeInt(value.height());
    Columns.writeLongs(out, value.frame());
    Columns.writeInts(out, value.index());
    Columns.writeInts(out, value.position());
  }

  @Override
  protected CropColumns read(DataInputStream in) throws IOException {
    return new CropColumns(
        Columns.readString(in),
        Columns.readString(in),
        in.readInt(),
        in.readInt(),
        Columns.readLongs(in),
        Columns.readInts(in),
        Columns.readInts(in));
  }
}
