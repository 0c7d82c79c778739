package org.shoal.transforms.detect;

import java.util.List;
import org.shoal.io.Problem;
import org.shoal.io.detection.CameraWindow;

/**
 * What came of a segment.
 *
 * @param frames all its frames, not cut yet: what is kept must serve with windows of any length
 * @param problems what was wrong with the footage
 * @param decoded number of frames decoded
 * @param failed number of frames that are in the footage but could not be decoded
 * @param missing number of frames that the footage does not have
 * @param detections number of detections
 * @param decodeMillis time spent decoding, in a thread of its own
 * @param inferMillis time spent detecting
 */
public record SegmentResult(
    CameraWindow frames,
    List<Problem> problems,
    int decoded,
    int failed,
    int missing,
    int detections,
    long decodeMillis,
    long inferMillis) {
  public SegmentResult {
    problems = List.copyOf(problems);
  }
}
