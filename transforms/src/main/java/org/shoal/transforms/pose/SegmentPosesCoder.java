package org.shoal.transforms.pose;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.Problem;
import org.shoal.io.ProblemCoder;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.CameraPosesCoder;

/**
 * Codes {@link SegmentPoses} but for the time they took, which is none for what is known already:
 * so the same work gives the same bytes.
 */
public final class SegmentPosesCoder extends RecordCoder<SegmentPoses> {
  private static final long serialVersionUID = 1L;
  private static final CameraPosesCoder POSES = CameraPosesCoder.of();
  private static final ProblemCoder PROBLEM = ProblemCoder.of();

  /** Creates the coder. */
  public static SegmentPosesCoder of() {
    return new SegmentPosesCoder();
  }

  @Override
  protected void write(SegmentPoses value, DataOutputStream out) throws IOException {
    POSES.encode(value.poses(), out);
    out.writeInt(value.problems().size());
    for (Problem problem : value.problems()) {
      PROBLEM.encode(problem, out);
    }
  }

  @Override
  protected SegmentPoses read(DataInputStream in) throws IOException {
    CameraPoses poses = POSES.decode(in);
    List<Problem> problems = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      problems.add(PROBLEM.decode(in));
    }
    return new SegmentPoses(poses, problems, 0, 0);
  }
}
