package org.shoal.transforms.stroke;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link PeakState}. */
public final class PeakStateCoder extends RecordCoder<PeakState> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static PeakStateCoder of() {
    return new PeakStateCoder();
  }

  @Override
  protected void write(PeakState value, DataOutputStream out) throws IOException {
    out.writeLong(value.samples());
    out.writeDouble(value.last());
    out.writeDouble(value.lastTime());
    out.writeBoolean(value.lastMarked());
    out.writeBoolean(value.rise().present());
    out.writeLong(value.rise().sample());
    out.writeDouble(value.rise().time());
    out.writeDouble(value.rise().base());
    out.writeBoolean(value.rise().marked());
    Columns.writeDoubles(out, value.barriers());
    Columns.writeDoubles(out, value.lowest());
    out.writeByte(value.watched().phase());
    out.writeDouble(value.watched().height());
    out.writeDouble(value.watched().leftBase());
    out.writeDouble(value.watched().low());
    out.writeLong(value.watched().start());
    out.writeLong(value.complete());
    writePeaks(value.undecided(), out);
    writePeaks(value.kept(), out);
  }

  @Override
  protected PeakState read(DataInputStream in) throws IOException {
    return new PeakState(
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readBoolean(),
        new PeakState.Rise(
            in.readBoolean(), in.readLong(), in.readDouble(), in.readDouble(), in.readBoolean()),
        Columns.readDoubles(in),
        Columns.readDoubles(in),
        new PeakState.Watched(
            in.readByte(), in.readDouble(), in.readDouble(), in.readDouble(), in.readLong()),
        in.readLong(),
        readPeaks(in),
        readPeaks(in));
  }

  private static void writePeaks(PeakColumns peaks, DataOutputStream out) throws IOException {
    out.writeLong(peaks.first());
    Columns.writeLongs(out, peaks.sample());
    Columns.writeDoubles(out, peaks.time());
    Columns.writeDoubles(out, peaks.height());
    Columns.writeDoubles(out, peaks.prominence());
    Columns.writeBytes(out, peaks.flags());
  }

  private static PeakColumns readPeaks(DataInputStream in) throws IOException {
    return new PeakColumns(
        in.readLong(),
        Columns.readLongs(in),
        Columns.readDoubles(in),
        Columns.readDoubles(in),
        Columns.readDoubles(in),
        Columns.readBytes(in));
  }
}
