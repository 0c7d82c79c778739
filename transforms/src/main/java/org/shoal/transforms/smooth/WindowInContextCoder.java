package org.shoal.transforms.smooth;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.tracking.TrackedWindow;
import org.shoal.io.tracking.TrackedWindowCoder;

/** Codes a {@link WindowInContext}. */
public final class WindowInContextCoder extends RecordCoder<WindowInContext> {
  private static final long serialVersionUID = 1L;
  private static final TrackedWindowCoder WINDOW = TrackedWindowCoder.of();
  private static final TrackPointsCoder POINTS = TrackPointsCoder.of();

  /** Creates the coder. */
  public static WindowInContextCoder of() {
    return new WindowInContextCoder();
  }

  @Override
  protected void write(WindowInContext value, DataOutputStream out) throws IOException {
    WINDOW.encode(value.window(), out);
    out.writeInt(value.neighbours().size());
    for (TrackPoints points : value.neighbours()) {
      POINTS.encode(points, out);
    }
  }

  @Override
  protected WindowInContext read(DataInputStream in) throws IOException {
    TrackedWindow window = WINDOW.decode(in);
    int count = in.readInt();
    List<TrackPoints> neighbours = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      neighbours.add(POINTS.decode(in));
    }
    return new WindowInContext(window, neighbours);
  }
}
