package org.shoal.transforms.classify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link TrackSightings}. */
final class TrackSightingsCoder extends RecordCoder<TrackSightings> {
  private static final long serialVersionUID = 1L;

  static TrackSightingsCoder of() {
    return new TrackSightingsCoder();
  }

  @Override
  protected void write(TrackSightings value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.recording());
    Columns.writeString(out, value.camera());
    Columns.writeLongs(out, value.frame());
    Columns.writeInts(out, value.trackId());
    Columns.writeInts(out, value.detection());
  }

  @Override
  protected TrackSightings read(DataInputStream in) throws IOException {
    return new TrackSightings(
        Columns.readString(in),
        Columns.readString(in),
        Columns.readLongs(in),
        Columns.readInts(in),
        Columns.readInts(in));
  }
}
