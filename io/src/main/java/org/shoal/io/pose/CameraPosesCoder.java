package org.shoal.io.pose;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link CameraPoses}. */
public final class CameraPosesCoder extends RecordCoder<CameraPoses> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static CameraPosesCoder of() {
    return new CameraPosesCoder();
  }

  @Override
  protected void write(CameraPoses value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.camera());
    out.writeLong(value.firstFrame());
    Columns.writeBytes(out, value.status());
    Columns.writeDoubles(out, value.timestampSeconds());
    out.writeInt(value.duplicatedFrames());
    Columns.writeInts(out, value.frameOffsets());
    PoseColumnsCoder.of().write(value.people(), out);
  }

  @Override
  protected CameraPoses read(DataInputStream in) throws IOException {
    return new CameraPoses(
        Columns.readString(in),
        in.readLong(),
        Columns.readBytes(in),
        Columns.readDoubles(in),
        in.readInt(),
        Columns.readInts(in),
        PoseColumnsCoder.of().read(in));
  }
}
