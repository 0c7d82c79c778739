package org.shoal.io.tracking;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;

/** Codes a {@link TrackedWindow}. */
public final class TrackedWindowCoder extends RecordCoder<TrackedWindow> {
  private static final long serialVersionUID = 1L;
  private static final FrameWindowCoder FRAMES = FrameWindowCoder.of();

  /** Creates the coder. */
  public static TrackedWindowCoder of() {
    return new TrackedWindowCoder();
  }

  @Override
  protected void write(TrackedWindow value, DataOutputStream out) throws IOException {
    FRAMES.encode(value.frames(), out);
    TrackColumns tracks = value.tracks();
    Columns.writeInts(out, tracks.frameOffsets());
    Columns.writeInts(out, tracks.fishId());
    Columns.writeFloats(out, tracks.x());
    Columns.writeFloats(out, tracks.y());
    Columns.writeFloats(out, tracks.z());
    Columns.writeFloats(out, tracks.confidence());
    Columns.writeFloats(out, tracks.residualPx());
    Columns.writeInts(out, tracks.nCameras());
    Columns.writeBytes(out, tracks.confirmed());
    Columns.writeInts(out, tracks.assignment());
  }

  @Override
  protected TrackedWindow read(DataInputStream in) throws IOException {
    FrameWindow frames = FRAMES.decode(in);
    return new TrackedWindow(
        frames,
        new TrackColumns(
            Columns.readInts(in),
            Columns.readInts(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readInts(in),
            Columns.readBytes(in),
            Columns.readInts(in)));
  }
}
