package org.shoal.transforms.detect;

import java.util.List;
import org.shoal.io.Problem;
import org.shoal.io.detection.CameraWindow;

/**
 * What came of a segment.
 *
 * @param parts its frames, cut at the borders of frame windows, in order
 * @param problems what was wrong with the footage
 * @param decoded number of frames decoded
 * @param failed number of frames that are in the footage but could not be decoded
 * @param missing number of frames that the footage does not have
 * @param detections number of detections
 * @param decodeMillis time spent decoding, in a thread of its own
 * @param inferMillis time spent detecting
 */
public record SegmentResult(
    List<CameraWindow> parts,
    List<Problem> problems,
    int decoded,
    int failed,
    int missing,
    int detections,
    long decodeMillis,
    long inferMillis) {
  public SegmentResult {
    parts = List.copyOf(parts);
    problems = List.copyOf(problems);
  }
}
