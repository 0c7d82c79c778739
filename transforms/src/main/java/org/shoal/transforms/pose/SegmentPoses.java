package org.shoal.transforms.pose;

import java.util.List;
import org.shoal.io.Problem;
import org.shoal.io.pose.CameraPoses;

/**
 * The people of a segment.
 *
 * @param parts its frames, cut at the borders of frame windows, in order
 * @param problems what was wrong with the footage
 * @param decodeMillis time spent decoding, in a thread of its own
 * @param inferMillis time spent estimating
 */
public record SegmentPoses(
    List<CameraPoses> parts, List<Problem> problems, long decodeMillis, long inferMillis) {
  public SegmentPoses {
    parts = List.copyOf(parts);
    problems = List.copyOf(problems);
  }
}
