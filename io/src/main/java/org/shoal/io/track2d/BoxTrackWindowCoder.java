package org.shoal.io.track2d;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.WindowKey;

/** Codes a {@link BoxTrackWindow}. */
public final class BoxTrackWindowCoder extends RecordCoder<BoxTrackWindow> {
  private static final long serialVersionUID = 1L;
  private static final BoxTrackColumnsCoder TRACKS = BoxTrackColumnsCoder.of();

  /** Creates the coder. */
  public static BoxTrackWindowCoder of() {
    return new BoxTrackWindowCoder();
  }

  @Override
  protected void write(BoxTrackWindow value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.key().recording());
    out.writeLong(value.key().index());
    Columns.writeString(out, value.camera());
    TRACKS.encode(value.tracks(), out);
  }

  @Override
  protected BoxTrackWindow read(DataInputStream in) throws IOException {
    WindowKey key = new WindowKey(Columns.readString(in), in.readLong());
    return new BoxTrackWindow(key, Columns.readString(in), TRACKS.decode(in));
  }
}
