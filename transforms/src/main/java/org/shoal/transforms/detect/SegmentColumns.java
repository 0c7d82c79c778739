package org.shoal.transforms.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.Segment;

/** Collects what is seen in a segment, frame after frame, and cuts it into frame windows. */
final class SegmentColumns {
  private static final int COLUMNS = 7;

  private final Segment segment;
  private final byte[] status;
  private final double[] timestampSeconds;
  private final int[] offsets;
  private float[][] values = new float[COLUMNS][256];
  private String[] label = new String[256];
  private int duplicatedFrames;
  private int filled;

  SegmentColumns(Segment segment) {
    int frames = Math.toIntExact(segment.endFrame() - segment.firstFrame());
    this.segment = segment;
    this.status = new byte[frames];
    this.timestampSeconds = new double[frames];
    this.offsets = new int[frames + 1];
    Arrays.fill(status, FrameStatus.MISSING.code());
    Arrays.fill(timestampSeconds, Double.NaN);
  }

  /** Number of detections so far. */
  int detections() {
    return offsets[filled];
  }

  /** Adds a decoded frame, later than those before, and what was detected in it. */
  void add(DecodedFrame frame, FrameDetections found) {
    int position = position(frame.index());
    if (position < filled) {
      throw new IllegalStateException("frame " + frame.index() + " comes after a later one");
    }
    status[position] = FrameStatus.DECODED.code();
    timestampSeconds[position] = frame.timestampSeconds();
    int rows = detections();
    Arrays.fill(offsets, filled + 1, position + 1, rows);
    append(rows, found);
    offsets[position + 1] = rows + found.size();
    filled = position + 1;
  }

  /** Says how the decoding ended. */
  void end(DecodeSummary summary) {
    for (long frame : summary.failedFrames()) {
      int position = position(frame);
      if (status[position] != FrameStatus.DECODED.code()) {
        status[position] = FrameStatus.FAILED.code();
      }
    }
    duplicatedFrames = summary.duplicatedFrames();
  }

  /** Says that decoding broke off: all frames not decoded until now failed. */
  void breakOff() {
    for (int position = 0; position < status.length; position++) {
      if (status[position] != FrameStatus.DECODED.code()) {
        status[position] = FrameStatus.FAILED.code();
      }
    }
  }

  /** The first frame that failed; the segment's first where none did. */
  long firstFailed() {
    for (int position = 0; position < status.length; position++) {
      if (status[position] == FrameStatus.FAILED.code()) {
        return segment.firstFrame() + position;
      }
    }
    return segment.firstFrame();
  }

  /** Number of frames of a status. */
  int count(FrameStatus wanted) {
    int count = 0;
    for (byte code : status) {
      count += code == wanted.code() ? 1 : 0;
    }
    return count;
  }

  /**
   * Cuts at the borders of frame windows. The first part tells of the duplicated frames, and is
   * there for them even when the segment has no frame.
   */
  List<CameraWindow> cut(int windowFrames) {
    Arrays.fill(offsets, filled + 1, offsets.length, detections());
    List<CameraWindow> parts = new ArrayList<>();
    int from = 0;
    while (from < status.length || (parts.isEmpty() && duplicatedFrames > 0)) {
      long intoWindow = (segment.firstFrame() + from) % windowFrames;
      int to = (int) Math.min(status.length, from + windowFrames - intoWindow);
      parts.add(part(from, to, parts.isEmpty() ? duplicatedFrames : 0));
      from = to;
    }
    return parts;
  }

  private CameraWindow part(int from, int to, int duplicated) {
    int[] partOffsets = Arrays.copyOfRange(offsets, from, to + 1);
    for (int f = partOffsets.length - 1; f >= 0; f--) {
      partOffsets[f] -= partOffsets[0];
    }
    int first = offsets[from];
    int end = offsets[to];
    return new CameraWindow(
        segment.camera(),
        segment.firstFrame() + from,
        Arrays.copyOfRange(status, from, to),
        Arrays.copyOfRange(timestampSeconds, from, to),
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

  private int position(long frame) {
    if (frame < segment.firstFrame() || frame >= segment.endFrame()) {
      throw new IllegalStateException("frame " + frame + " is not of " + segment);
    }
    return (int) (frame - segment.firstFrame());
  }
}
