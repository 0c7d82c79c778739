package org.shoal.transforms.lane;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link LaneState}. */
public final class LaneStateCoder extends RecordCoder<LaneState> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static LaneStateCoder of() {
    return new LaneStateCoder();
  }

  @Override
  protected void write(LaneState value, DataOutputStream out) throws IOException {
    Columns.writeDoubles(out, value.across());
    Columns.writeDoubles(out, value.along());
    Columns.writeDoubles(out, value.size());
    Columns.writeLongs(out, value.seen());
    Columns.writeLongs(out, value.lastFrame());
  }

  @Override
  protected LaneState read(DataInputStream in) throws IOException {
    return new LaneState(
        Columns.readDoubles(in),
        Columns.readDoubles(in),
        Columns.readDoubles(in),
        Columns.readLongs(in),
        Columns.readLongs(in));
  }
}
