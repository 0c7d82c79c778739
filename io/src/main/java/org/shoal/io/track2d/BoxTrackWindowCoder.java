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

  /** Creates the coder. */
  public static BoxTrackWindowCoder of() {
    return new BoxTrackWindowCoder();
  }

  @Override
  protected void write(BoxTrackWindow value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.key().recording());
    out.writeLong(value.key().index());
    Columns.writeString(out, value.camera());
    BoxTrackColumns tracks = value.tracks();
    Columns.writeLongs(out, tracks.frame());
    Columns.writeInts(out, tracks.trackId());
    Columns.writeFloats(out, tracks.x());
    Columns.writeFloats(out, tracks.y());
    Columns.writeFloats(out, tracks.w());
    Columns.writeFloats(out, tracks.h());
    Columns.writeFloats(out, tracks.confidence());
    Columns.writeInts(out, tracks.detection());
  }

  @Override
  protected BoxTrackWindow read(DataInputStream in) throws IOException {
    WindowKey key = new WindowKey(Columns.readString(in), in.readLong());
    return new BoxTrackWindow(
        key,
        Columns.readString(in),
        new BoxTrackColumns(
            Columns.readLongs(in),
            Columns.readInts(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readInts(in)));
  }
}
