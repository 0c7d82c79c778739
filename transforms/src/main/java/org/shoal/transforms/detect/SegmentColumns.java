package org.shoal.transforms.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.Segment;

/** Collects what is detected in a segment, frame after frame, and cuts it into frame windows. */
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

  /**
   * Cuts at the borders of frame windows. The first part tells of the duplicated frames, and is
   * there for them even when the segment has no frame.
   */
  List<CameraWindow> cut(SegmentFrames frames, int windowFrames) {
    Arrays.fill(offsets, filled + 1, offsets.length, detections());
    List<CameraWindow> parts = new ArrayList<>();
    int from = 0;
    int duplicated = frames.duplicatedFrames();
    while (from < frames.frameCount() || (parts.isEmpty() && duplicated > 0)) {
      int to = frames.partEnd(from, windowFrames);
      parts.add(part(frames, from, to, parts.isEmpty() ? duplicated : 0));
      from = to;
    }
    return parts;
  }

  private CameraWindow part(SegmentFrames frames, int from, int to, int duplicated) {
    int[] partOffsets = Arrays.copyOfRange(offsets, from, to + 1);
    for (int f = partOffsets.length - 1; f >= 0; f--) {
      partOffsets[f] -= partOffsets[0];
    }
    int first = offsets[from];
    int end = offsets[to];
    return new CameraWindow(
        segment.camera(),
        segment.firstFrame() + from,
        frames.status(from, to),
        frames.timestampSeconds(from, to),
        duplicated,
        new DetectionColumns(
            partOffsets,
            Arrays.copyOfRange(values[0], first, end),
            Arrays.copyOfRange(values[1], first, end),
            Arrays.copyOfRange(values[2], first, end),
            Arrays.copyOfRange(values[3], first, end),
            Arrays.copyOfRange(values[4], first, end),
            Arrays.copyOfRange(values[5], first, end),
            Arrays.copyOfRange(values[6], first, end),
            Arrays.copyOfRange(label, first, end)));
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
