package org.shoal.io.stroke;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.coders.ListCoder;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.PoseWindowCoder;

/** Codes a {@link SwimWindow}. */
public final class SwimWindowCoder extends RecordCoder<SwimWindow> {
  private static final long serialVersionUID = 1L;
  private static final FrameWindowCoder FRAMES = FrameWindowCoder.of();
  private static final ListCoder<PoseWindow> POSES = ListCoder.of(PoseWindowCoder.of());
  private static final ListCoder<StrokeWindow> STROKES = ListCoder.of(StrokeWindowCoder.of());

  /** Creates the coder. */
  public static SwimWindowCoder of() {
    return new SwimWindowCoder();
  }

  @Override
  protected void write(SwimWindow value, DataOutputStream out) throws IOException {
    FRAMES.encode(value.frames(), out);
    POSES.encode(value.poses(), out);
    STROKES.encode(value.strokes(), out);
  }

  @Override
  protected SwimWindow read(DataInputStream in) throws IOException {
    return new SwimWindow(FRAMES.decode(in), POSES.decode(in), STROKES.decode(in));
  }
}
