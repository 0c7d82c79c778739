package org.shoal.io;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link Problem}. */
public final class ProblemCoder extends RecordCoder<Problem> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static ProblemCoder of() {
    return new ProblemCoder();
  }

  @Override
  protected void write(Problem value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.recording());
    Columns.writeString(out, value.camera());
    Columns.writeString(out, value.stage());
    Columns.writeString(out, value.file());
    out.writeLong(value.firstFrame());
    out.writeLong(value.frameCount());
    Columns.writeString(out, value.message());
  }

  @Override
  protected Problem read(DataInputStream in) throws IOException {
    return new Problem(
        Columns.readString(in),
        Columns.readString(in),
        Columns.readString(in),
        Columns.readString(in),
        in.readLong(),
        in.readLong(),
        Columns.readString(in));
  }
}
