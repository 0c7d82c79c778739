package org.shoal.transforms.associate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.WindowKeyCoder;

/** Codes an {@link AssociatedWindow}, whose points have the precision of a float. */
public final class AssociatedWindowCoder extends RecordCoder<AssociatedWindow> {
  private static final long serialVersionUID = 1L;
  private static final WindowKeyCoder KEY = WindowKeyCoder.of();

  /** Creates the coder. */
  public static AssociatedWindowCoder of() {
    return new AssociatedWindowCoder();
  }

  @Override
  protected void write(AssociatedWindow value, DataOutputStream out) throws IOException {
    KEY.encode(value.key(), out);
    out.writeLong(value.firstFrame());
    out.writeInt(value.cameraCount());
    PointColumns points = value.points();
    Columns.writeInts(out, points.frameOffsets());
    writeNarrow(out, points.x());
    writeNarrow(out, points.y());
    writeNarrow(out, points.z());
    writeNarrow(out, points.covariance());
    Columns.writeFloats(out, points.residualPx());
    Columns.writeFloats(out, points.confidence());
    Columns.writeInts(out, points.nCameras());
    Columns.writeInts(out, points.nInView());
    Columns.writeInts(out, points.assignment());
    Columns.writeInts(out, points.strand());
    out.writeInt(points.refused());
  }

  @Override
  protected AssociatedWindow read(DataInputStream in) throws IOException {
    return new AssociatedWindow(
        KEY.decode(in),
        in.readLong(),
        in.readInt(),
        new PointColumns(
            Columns.readInts(in),
            readNarrow(in),
            readNarrow(in),
            readNarrow(in),
            readNarrow(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readInts(in),
            Columns.readInts(in),
            Columns.readInts(in),
            Columns.readInts(in),
            in.readInt()));
  }

  private static void writeNarrow(DataOutputStream out, double[] column) throws IOException {
    float[] narrow = new float[column.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) column[i];
    }
    Columns.writeFloats(out, narrow);
  }

  private static double[] readNarrow(DataInputStream in) throws IOException {
    float[] narrow = Columns.readFloats(in);
    double[] column = new double[narrow.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = narrow[i];
    }
    return column;
  }
}
