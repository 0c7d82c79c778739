package org.shoal.io.tracking;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link TrackColumns}. */
public final class TrackColumnsCoder extends RecordCoder<TrackColumns> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static TrackColumnsCoder of() {
    return new TrackColumnsCoder();
  }

  @Override
  protected void write(TrackColumns tracks, DataOutputStream out) throws IOException {
    Columns.writeInts(out, tracks.frameOffsets());
    Columns.writeInts(out, tracks.fishId());
    Columns.writeFloats(out, tracks.x());
    Columns.writeFloats(out, tracks.y());
    Columns.writeFloats(out, tracks.z());
    Columns.writeFloats(out, tracks.covariance());
    Columns.writeFloats(out, tracks.confidence());
    Columns.writeFloats(out, tracks.residualPx());
    Columns.writeInts(out, tracks.nCameras());
    Columns.writeBytes(out, tracks.confirmed());
    Columns.writeInts(out, tracks.assignment());
  }

  @Override
  protected TrackColumns read(DataInputStream in) throws IOException {
    return new TrackColumns(
        Columns.readInts(in),
        Columns.readInts(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readInts(in),
        Columns.readBytes(in),
        Columns.readInts(in));
  }
}
