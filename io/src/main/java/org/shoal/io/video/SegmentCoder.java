package org.shoal.io.video;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.FrameClock;

/** Codes a {@link Segment}. */
public final class SegmentCoder extends RecordCoder<Segment> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static SegmentCoder of() {
    return new SegmentCoder();
  }

  @Override
  protected void write(Segment value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.recording());
    Columns.writeString(out, value.camera());
    Columns.writeString(out, value.uri());
    out.writeInt(value.stream());
    out.writeBoolean(value.inDecodingOrder());
    out.writeLong(value.keyframePts());
    out.writeLong(value.firstPts());
    out.writeLong(value.endPts());
    out.writeDouble(value.secondsPerTick());
    out.writeDouble(value.clockOffsetSeconds());
    Columns.writeLongs(out, value.times().pts());
    Columns.writeDoubles(out, value.times().seconds());
    out.writeDouble(value.periodSeconds());
    out.writeDouble(value.clock().fps());
    out.writeDouble(value.clock().startSeconds());
    out.writeLong(value.firstFrame());
    out.writeLong(value.endFrame());
    out.writeInt(value.rotationDegrees());
  }

  @Override
  protected Segment read(DataInputStream in) throws IOException {
    return new Segment(
        Columns.readString(in),
        Columns.readString(in),
        Columns.readString(in),
        in.readInt(),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        new PictureTimes(Columns.readLongs(in), Columns.readDoubles(in)),
        in.readDouble(),
        new FrameClock(in.readDouble(), in.readDouble()),
        in.readLong(),
        in.readLong(),
        in.readInt());
  }
}
