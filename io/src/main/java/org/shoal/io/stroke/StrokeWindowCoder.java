package org.shoal.io.stroke;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.coders.ListCoder;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.WindowKey;

/** Codes a {@link StrokeWindow}. */
public final class StrokeWindowCoder extends RecordCoder<StrokeWindow> {
  private static final long serialVersionUID = 1L;
  private static final ListCoder<Stroke> STROKES = ListCoder.of(StrokeCoder.of());
  private static final ListCoder<RateSample> RATES = ListCoder.of(RateSampleCoder.of());
  private static final SwimStateCoder STATE = SwimStateCoder.of();

  /** Creates the coder. */
  public static StrokeWindowCoder of() {
    return new StrokeWindowCoder();
  }

  @Override
  protected void write(StrokeWindow value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.key().recording());
    out.writeLong(value.key().index());
    Columns.writeString(out, value.camera());
    out.writeInt(value.swimmer());
    STROKES.encode(value.strokes(), out);
    RATES.encode(value.rates(), out);
    Columns.writeLongs(out, value.frames().strokeCount());
    Columns.writeDoubles(out, value.frames().strokeRate());
    Columns.writeBytes(out, value.frames().swimming());
    STATE.encode(value.state(), out);
  }

  @Override
  protected StrokeWindow read(DataInputStream in) throws IOException {
    return new StrokeWindow(
        new WindowKey(Columns.readString(in), in.readLong()),
        Columns.readString(in),
        in.readInt(),
        STROKES.decode(in),
        RATES.decode(in),
        new FrameStates(Columns.readLongs(in), Columns.readDoubles(in), Columns.readBytes(in)),
        STATE.decode(in));
  }
}
