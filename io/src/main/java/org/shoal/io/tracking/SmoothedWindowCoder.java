package org.shoal.io.tracking;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.FrameWindowCoder;

/** Codes a {@link SmoothedWindow}. */
public final class SmoothedWindowCoder extends RecordCoder<SmoothedWindow> {
  private static final long serialVersionUID = 1L;
  private static final FrameWindowCoder FRAMES = FrameWindowCoder.of();
  private static final TrackColumnsCoder TRACKS = TrackColumnsCoder.of();

  /** Creates the coder. */
  public static SmoothedWindowCoder of() {
    return new SmoothedWindowCoder();
  }

  @Override
  protected void write(SmoothedWindow value, DataOutputStream out) throws IOException {
    FRAMES.encode(value.frames(), out);
    TRACKS.encode(value.tracks(), out);
    SmoothedColumns smoothed = value.smoothed();
    Columns.writeFloats(out, smoothed.x());
    Columns.writeFloats(out, smoothed.y());
    Columns.writeFloats(out, smoothed.z());
    Columns.writeFloats(out, smoothed.sigmaX());
    Columns.writeFloats(out, smoothed.sigmaY());
    Columns.writeFloats(out, smoothed.sigmaZ());
    Columns.writeBytes(out, smoothed.bridged());
  }

  @Override
  protected SmoothedWindow read(DataInputStream in) throws IOException {
    return new SmoothedWindow(
        FRAMES.decode(in),
        TRACKS.decode(in),
        new SmoothedColumns(
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readBytes(in)));
  }
}
