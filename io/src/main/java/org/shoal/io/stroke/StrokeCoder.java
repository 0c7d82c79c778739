package org.shoal.io.stroke;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link Stroke}. */
public final class StrokeCoder extends RecordCoder<Stroke> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static StrokeCoder of() {
    return new StrokeCoder();
  }

  @Override
  protected void write(Stroke value, DataOutputStream out) throws IOException {
    out.writeBoolean(value.wrist() == Wrist.RIGHT);
    out.writeLong(value.frame());
    out.writeDouble(value.timeSeconds());
    out.writeDouble(value.y());
    out.writeDouble(value.prominence());
    out.writeDouble(value.confidence());
    out.writeBoolean(value.bridged());
  }

  @Override
  protected Stroke read(DataInputStream in) throws IOException {
    return new Stroke(
        in.readBoolean() ? Wrist.RIGHT : Wrist.LEFT,
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readBoolean());
  }
}
