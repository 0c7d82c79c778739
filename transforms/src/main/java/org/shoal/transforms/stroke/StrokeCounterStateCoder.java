package org.shoal.transforms.stroke;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.coders.ListCoder;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.RateSampleCoder;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.StrokeCoder;

/** Codes a {@link StrokeCounterState}. */
public final class StrokeCounterStateCoder extends RecordCoder<StrokeCounterState> {
  private static final long serialVersionUID = 1L;
  private static final PeakStateCoder PEAKS = PeakStateCoder.of();
  private static final ListCoder<Stroke> STROKES = ListCoder.of(StrokeCoder.of());
  private static final ListCoder<RateSample> RATES = ListCoder.of(RateSampleCoder.of());

  /** Creates the coder. */
  public static StrokeCounterStateCoder of() {
    return new StrokeCounterStateCoder();
  }

  @Override
  protected void write(StrokeCounterState value, DataOutputStream out) throws IOException {
    writeWrist(value.left(), out);
    writeWrist(value.right(), out);
    STROKES.encode(value.pending(), out);
    Columns.writeDoubles(out, value.rate().left());
    Columns.writeDoubles(out, value.rate().right());
    RATES.encode(value.rate().history(), out);
    out.writeLong(value.rate().strokes());
    out.writeDouble(value.startSeconds());
    out.writeDouble(value.nowSeconds());
    out.writeLong(value.nowFrame());
    out.writeLong(value.samples());
    out.writeDouble(value.lastStrokeSeconds());
    out.writeBoolean(value.poseDetected());
  }

  @Override
  protected StrokeCounterState read(DataInputStream in) throws IOException {
    return new StrokeCounterState(
        readWrist(in),
        readWrist(in),
        STROKES.decode(in),
        new RateCalculator.State(
            Columns.readDoubles(in), Columns.readDoubles(in), RATES.decode(in), in.readLong()),
        in.readDouble(),
        in.readDouble(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readBoolean());
  }

  private static void writeWrist(WristState wrist, DataOutputStream out) throws IOException {
    out.writeBoolean(wrist.active());
    out.writeLong(wrist.firstFrame());
    out.writeLong(wrist.lastFrame());
    out.writeDouble(wrist.lastTimeSeconds());
    out.writeDouble(wrist.lastY());
    PEAKS.encode(wrist.peaks(), out);
  }

  private static WristState readWrist(DataInputStream in) throws IOException {
    return new WristState(
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        PEAKS.decode(in));
  }
}
