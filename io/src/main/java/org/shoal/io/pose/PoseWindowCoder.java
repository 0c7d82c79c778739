package org.shoal.io.pose;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.WindowKey;

/** Codes a {@link PoseWindow}. */
public final class PoseWindowCoder extends RecordCoder<PoseWindow> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static PoseWindowCoder of() {
    return new PoseWindowCoder();
  }

  @Override
  protected void write(PoseWindow value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.key().recording());
    out.writeLong(value.key().index());
    Columns.writeString(out, value.camera());
    out.writeInt(value.swimmer());
    out.writeDouble(value.clock().fps());
    out.writeDouble(value.clock().startSeconds());
    out.writeLong(value.firstFrame());
    out.writeBoolean(value.last());
    Columns.writeBytes(out, value.status());
    Columns.writeDoubles(out, value.timestampSeconds());
    out.writeInt(value.duplicatedFrames());
    PoseColumnsCoder.of().write(value.poses(), out);
  }

  @Override
  protected PoseWindow read(DataInputStream in) throws IOException {
    return new PoseWindow(
        new WindowKey(Columns.readString(in), in.readLong()),
        Columns.readString(in),
        in.readInt(),
        new FrameClock(in.readDouble(), in.readDouble()),
        in.readLong(),
        in.readBoolean(),
        Columns.readBytes(in),
        Columns.readDoubles(in),
        in.readInt(),
        PoseColumnsCoder.of().read(in));
  }
}
