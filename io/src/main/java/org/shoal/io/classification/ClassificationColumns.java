package org.shoal.io.classification;

import java.util.Arrays;
import java.util.List;
import org.shoal.io.detection.FrameRows;

/**
 * What one camera's detections over a run of frames were found to be, each by itself, as columns;
 * row {@code i} of every column is one detection. The arrays must not be changed.
 *
 * @param camera the camera's name
 * @param frame recording frame index, ascending
 * @param index the detection's index within its frame
 * @param classification what it was found to be; all unknown where that failed
 */
public record ClassificationColumns(
    String camera, long[] frame, int[] index, List<Classification> classification) {
  public ClassificationColumns {
    classification = List.copyOf(classification);
  }

  /** Number of detections. */
  public int size() {
    return frame.length;
  }

  /** The detections from one frame on, up to another one, which is left out. */
  public ClassificationColumns between(long from, long to) {
    int first = FrameRows.firstFrom(frame, from);
    int end = FrameRows.firstFrom(frame, to);
    return new ClassificationColumns(
        camera,
        Arrays.copyOfRange(frame, first, end),
        Arrays.copyOfRange(index, first, end),
        classification.subList(first, end));
  }
}
