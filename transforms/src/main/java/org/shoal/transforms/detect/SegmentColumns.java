package org.shoal.transforms.detect;

import java.util.Arrays;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.Segment;

/** Collects what is detected in a segment, frame after frame. */
final class SegmentColumns {
  private static final int COLUMNS = 7;

  private final Segment segment;
  private final int[] offsets;
  private float[][] values = new float[COLUMNS][256];
  private String[] label = new String[256];
  private int filled;

  SegmentColumns(Segment segment) {
    int frames = Math.toIntExact(segment.endFrame() - segment.firstFrame());
    this.segment = segment;
    this.offsets = new int[frames + 1];
  }

  /** Number of detections so far. */
  int detections() {
    return offsets[filled];
  }

  /** Adds what was detected in a frame, later than those before. */
  void add(DecodedFrame frame, FrameDetections found) {
    int position = (int) (frame.index() - segment.firstFrame());
    int rows = detections();
    Arrays.fill(offsets, filled + 1, position + 1, rows);
    append(rows, found);
    offsets[position + 1] = rows + found.size();
    filled = position + 1;
  }

  /** All of the segment's frames. */
  CameraWindow whole(SegmentFrames frames) {
    Arrays.fill(offsets, filled + 1, offsets.length, detections());
    int size = detections();
    return new CameraWindow(
        segment.camera(),
        segment.firstFrame(),
        frames.status(0, frames.frameCount()),
        frames.timestampSeconds(0, frames.frameCount()),
        frames.duplicatedFrames(),
        new DetectionColumns(
            offsets.clone(),
            Arrays.copyOf(values[0], size),
            Arrays.copyOf(values[1], size),
            Arrays.copyOf(values[2], size),
            Arrays.copyOf(values[3], size),
            Arrays.copyOf(values[4], size),
            Arrays.copyOf(values[5], size),
            Arrays.copyOf(values[6], size),
            Arrays.copyOf(label, size)));
  }

  private void append(int row, FrameDetections found) {
    int size = found.size();
    if (row + size > label.length) {
      int capacity = Math.max(2 * label.length, row + size);
      label = Arrays.copyOf(label, capacity);
      for (int column = 0; column < COLUMNS; column++) {
        values[column] = Arrays.copyOf(values[column], capacity);
      }
    }
    System.arraycopy(found.x(), 0, values[0], row, size);
    System.arraycopy(found.y(), 0, values[1], row, size);
    System.arraycopy(found.w(), 0, values[2], row, size);
    System.arraycopy(found.h(), 0, values[3], row, size);
    System.arraycopy(found.u(), 0, values[4], row, size);
    System.arraycopy(found.v(), 0, values[5], row, size);
    System.arraycopy(found.confidence(), 0, values[6], row, size);
    System.arraycopy(found.label(), 0, label, row, size);
  }
}
