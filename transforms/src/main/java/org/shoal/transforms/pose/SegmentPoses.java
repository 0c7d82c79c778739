package org.shoal.transforms.pose;

import java.util.List;
import org.shoal.io.Problem;
import org.shoal.io.pose.CameraPoses;

/**
 * The people of a segment.
 *
 * @param poses its frames, over all frame windows that it covers
 * @param problems what was wrong with the footage
 * @param decodeMillis time spent decoding, in a thread of its own
 * @param inferMillis time spent estimating
 */
public record SegmentPoses(
    CameraPoses poses, List<Problem> problems, long decodeMillis, long inferMillis) {
  public SegmentPoses {
    problems = List.copyOf(problems);
  }
}
