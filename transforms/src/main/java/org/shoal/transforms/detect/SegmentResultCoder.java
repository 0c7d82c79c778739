package org.shoal.transforms.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.Problem;
import org.shoal.io.ProblemCoder;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.CameraWindowCoder;

/**
 * Codes a {@link SegmentResult} but for the time it took, which is none for what is known already:
 * so the same work gives the same bytes.
 */
public final class SegmentResultCoder extends RecordCoder<SegmentResult> {
  private static final long serialVersionUID = 1L;
  private static final CameraWindowCoder FRAMES = CameraWindowCoder.of();
  private static final ProblemCoder PROBLEM = ProblemCoder.of();

  /** Creates the coder. */
  public static SegmentResultCoder of() {
    return new SegmentResultCoder();
  }

  @Override
  protected void write(SegmentResult value, DataOutputStream out) throws IOException {
    FRAMES.encode(value.frames(), out);
    out.writeInt(value.problems().size());
    for (Problem problem : value.problems()) {
      PROBLEM.encode(problem, out);
    }
    out.writeInt(value.decoded());
    out.writeInt(value.failed());
    out.writeInt(value.missing());
    out.writeInt(value.detections());
  }

  @Override
  protected SegmentResult read(DataInputStream in) throws IOException {
    CameraWindow frames = FRAMES.decode(in);
    List<Problem> problems = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      problems.add(PROBLEM.decode(in));
    }
    return new SegmentResult(
        frames, problems, in.readInt(), in.readInt(), in.readInt(), in.readInt(), 0, 0);
  }
}
