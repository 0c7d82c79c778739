package org.shoal.transforms.track2d;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link BoxTrackerState}. */
public final class BoxTrackerStateCoder extends RecordCoder<BoxTrackerState> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static BoxTrackerStateCoder of() {
    return new BoxTrackerStateCoder();
  }

  @Override
  protected void write(BoxTrackerState value, DataOutputStream out) throws IOException {
    out.writeInt(value.nextTrackId());
    out.writeInt(value.tracks().size());
    for (BoxTrackerState.Track track : value.tracks()) {
      out.writeInt(track.trackId());
      out.writeInt(track.hits());
      out.writeDouble(track.confidenceSum());
      Columns.writeLongs(out, track.frames());
      Columns.writeInts(out, track.detections());
      Columns.writeFloats(out, track.boxes());
      Columns.writeDoubles(out, track.motion());
    }
  }

  @Override
  protected BoxTrackerState read(DataInputStream in) throws IOException {
    int nextTrackId = in.readInt();
    int count = in.readInt();
    List<BoxTrackerState.Track> tracks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tracks.add(
          new BoxTrackerState.Track(
              in.readInt(),
              in.readInt(),
              in.readDouble(),
              Columns.readLongs(in),
              Columns.readInts(in),
              Columns.readFloats(in),
              Columns.readDoubles(in)));
    }
    return new BoxTrackerState(nextTrackId, tracks);
  }
}
