package org.shoal.io.tracking;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.FrameWindowCoder;

/** Codes a {@link TrackedWindow}. */
public final class TrackedWindowCoder extends RecordCoder<TrackedWindow> {
  private static final long serialVersionUID = 1L;
  private static final FrameWindowCoder FRAMES = FrameWindowCoder.of();
  private static final TrackColumnsCoder TRACKS = TrackColumnsCoder.of();

  /** Creates the coder. */
  public static TrackedWindowCoder of() {
    return new TrackedWindowCoder();
  }

  @Override
  protected void write(TrackedWindow value, DataOutputStream out) throws IOException {
    FRAMES.encode(value.frames(), out);
    TRACKS.encode(value.tracks(), out);
  }

  @Override
  protected TrackedWindow read(DataInputStream in) throws IOException {
    return new TrackedWindow(FRAMES.decode(in), TRACKS.decode(in));
  }
}
