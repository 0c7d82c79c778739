package org.shoal.transforms.associate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;

/** Codes an {@link AssociatedWindow}. */
public final class AssociatedWindowCoder extends RecordCoder<AssociatedWindow> {
  private static final long serialVersionUID = 1L;
  private static final FrameWindowCoder FRAMES = FrameWindowCoder.of();

  /** Creates the coder. */
  public static AssociatedWindowCoder of() {
    return new AssociatedWindowCoder();
  }

  @Override
  protected void write(AssociatedWindow value, DataOutputStream out) throws IOException {
    FRAMES.encode(value.frames(), out);
    PointColumns points = value.points();
    Columns.writeInts(out, points.frameOffsets());
    Columns.writeDoubles(out, points.x());
    Columns.writeDoubles(out, points.y());
    Columns.writeDoubles(out, points.z());
    Columns.writeDoubles(out, points.covariance());
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
    FrameWindow frames = FRAMES.decode(in);
    return new AssociatedWindow(
        frames,
        new PointColumns(
            Columns.readInts(in),
            Columns.readDoubles(in),
            Columns.readDoubles(in),
            Columns.readDoubles(in),
            Columns.readDoubles(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readInts(in),
            Columns.readInts(in),
            Columns.readInts(in),
            Columns.readInts(in),
            in.readInt()));
  }
}
