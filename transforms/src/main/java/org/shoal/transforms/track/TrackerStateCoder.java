package org.shoal.transforms.track;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link TrackerState}. */
public final class TrackerStateCoder extends RecordCoder<TrackerState> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static TrackerStateCoder of() {
    return new TrackerStateCoder();
  }

  @Override
  protected void write(TrackerState value, DataOutputStream out) throws IOException {
    out.writeInt(value.nextFishId());
    out.writeLong(value.frames());
    out.writeDouble(value.speedSquares());
    out.writeLong(value.speedCount());
    out.writeInt(value.tracks().size());
    for (TrackerState.Track track : value.tracks()) {
      out.writeInt(track.fishId());
      out.writeLong(track.bornAt());
      out.writeLong(track.seenAt());
      out.writeLong(track.locatedAt());
      out.writeInt(track.hits());
      out.writeInt(track.evidence());
      out.writeInt(track.sharedFrames());
      out.writeLong(track.sightings());
      Columns.writeDoubles(out, track.birth());
      Columns.writeDoubles(out, track.located());
      Columns.writeDoubles(out, track.motion());
      Columns.writeDoubles(out, track.covariance());
    }
  }

  @Override
  protected TrackerState read(DataInputStream in) throws IOException {
    int nextFishId = in.readInt();
    long frames = in.readLong();
    double speedSquares = in.readDouble();
    long speedCount = in.readLong();
    int count = in.readInt();
    List<TrackerState.Track> tracks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tracks.add(
          new TrackerState.Track(
              in.readInt(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readInt(),
              in.readInt(),
              in.readInt(),
              in.readLong(),
              Columns.readDoubles(in),
              Columns.readDoubles(in),
              Columns.readDoubles(in),
              Columns.readDoubles(in)));
    }
    return new TrackerState(nextFishId, frames, speedSquares, speedCount, tracks);
  }
}
