package org.shoal.io.track2d;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link BoxTrackColumns}. */
public final class BoxTrackColumnsCoder extends RecordCoder<BoxTrackColumns> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static BoxTrackColumnsCoder of() {
    return new BoxTrackColumnsCoder();
  }

  @Override
  protected void write(BoxTrackColumns value, DataOutputStream out) throws IOException {
    Columns.writeLongs(out, value.frame());
    Columns.writeInts(out, value.trackId());
    Columns.writeFloats(out, value.x());
    Columns.writeFloats(out, value.y());
    Columns.writeFloats(out, value.w());
    Columns.writeFloats(out, value.h());
    Columns.writeFloats(out, value.confidence());
    Columns.writeInts(out, value.detection());
  }

  @Override
  protected BoxTrackColumns read(DataInputStream in) throws IOException {
    return new BoxTrackColumns(
        Columns.readLongs(in),
        Columns.readInts(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readInts(in));
  }
}
