package org.shoal.io.tracking;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.WindowKeyCoder;

/** Codes a {@link TrackedWindow}. */
public final class TrackedWindowCoder extends RecordCoder<TrackedWindow> {
  private static final long serialVersionUID = 1L;
  private static final WindowKeyCoder KEY = WindowKeyCoder.of();
  private static final TrackColumnsCoder TRACKS = TrackColumnsCoder.of();

  /** Creates the coder. */
  public static TrackedWindowCoder of() {
    return new TrackedWindowCoder();
  }

  @Override
  protected void write(TrackedWindow value, DataOutputStream out) throws IOException {
    KEY.encode(value.key(), out);
    out.writeLong(value.firstFrame());
    out.writeInt(value.cameraCount());
    TRACKS.encode(value.tracks(), out);
  }

  @Override
  protected TrackedWindow read(DataInputStream in) throws IOException {
    return new TrackedWindow(KEY.decode(in), in.readLong(), in.readInt(), TRACKS.decode(in));
  }
}
