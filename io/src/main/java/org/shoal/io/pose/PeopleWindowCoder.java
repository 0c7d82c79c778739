package org.shoal.io.pose;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.WindowKey;

/** Codes a {@link PeopleWindow}. */
public final class PeopleWindowCoder extends RecordCoder<PeopleWindow> {
  private static final long serialVersionUID = 1L;
  private static final CameraPosesCoder PEOPLE = CameraPosesCoder.of();

  /** Creates the coder. */
  public static PeopleWindowCoder of() {
    return new PeopleWindowCoder();
  }

  @Override
  protected void write(PeopleWindow value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.key().recording());
    out.writeLong(value.key().index());
    out.writeDouble(value.clock().fps());
    out.writeDouble(value.clock().startSeconds());
    out.writeBoolean(value.last());
    PEOPLE.write(value.people(), out);
  }

  @Override
  protected PeopleWindow read(DataInputStream in) throws IOException {
    return new PeopleWindow(
        new WindowKey(Columns.readString(in), in.readLong()),
        new FrameClock(in.readDouble(), in.readDouble()),
        in.readBoolean(),
        PEOPLE.read(in));
  }
}
