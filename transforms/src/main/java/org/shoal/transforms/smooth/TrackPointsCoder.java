package org.shoal.transforms.smooth;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link TrackPoints}. */
public final class TrackPointsCoder extends RecordCoder<TrackPoints> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static TrackPointsCoder of() {
    return new TrackPointsCoder();
  }

  @Override
  protected void write(TrackPoints value, DataOutputStream out) throws IOException {
    out.writeLong(value.firstFrame());
    Columns.writeInts(out, value.frameOffsets());
    Columns.writeInts(out, value.fishId());
    Columns.writeFloats(out, value.x());
    Columns.writeFloats(out, value.y());
    Columns.writeFloats(out, value.z());
    Columns.writeFloats(out, value.covariance());
    Columns.writeInts(out, value.nCameras());
    Columns.writeBytes(out, value.confirmed());
  }

  @Override
  protected TrackPoints read(DataInputStream in) throws IOException {
    return new TrackPoints(
        in.readLong(),
        Columns.readInts(in),
        Columns.readInts(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readFloats(in),
        Columns.readInts(in),
        Columns.readBytes(in));
  }
}
