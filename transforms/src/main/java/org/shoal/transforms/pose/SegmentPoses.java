package org.shoal.transforms.pose;

import java.util.List;
import java.util.Optional;
import org.shoal.io.Problem;
import org.shoal.transforms.detect.SegmentFrames;

/**
 * The people of a segment.
 *
 * @param frames what became of its frames
 * @param poses one entry a frame; empty where the frame was not decoded
 * @param problems what was wrong with the footage
 * @param decodeMillis time spent decoding, in a thread of its own
 * @param inferMillis time spent estimating
 */
public record SegmentPoses(
    SegmentFrames frames,
    List<Optional<FramePoses>> poses,
    List<Problem> problems,
    long decodeMillis,
    long inferMillis) {
  public SegmentPoses {
    poses = List.copyOf(poses);
    problems = List.copyOf(problems);
  }
}
