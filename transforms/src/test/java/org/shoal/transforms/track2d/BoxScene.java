package org.shoal.transforms.track2d;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;

/** What a camera sees, built frame by frame. */
final class BoxScene {
  private record Box(float x, float y, float w, float h, float confidence) {}

  private final List<List<Box>> frames = new ArrayList<>();

  /** Begins the next frame. */
  BoxScene frame() {
    frames.add(new ArrayList<>());
    return this;
  }

  /** Begins frames in which nothing is seen. */
  BoxScene frames(int count) {
    for (int i = 0; i < count; i++) {
      frame();
    }
    return this;
  }

  /** Sees a box of 40 x 100 pixels around a point. */
  BoxScene see(double centreX, double centreY, double confidence) {
    return see(centreX - 20, centreY - 50, 40, 100, confidence);
  }

  BoxScene see(double x, double y, double w, double h, double confidence) {
    frames
        .get(frames.size() - 1)
        .add(new Box((float) x, (float) y, (float) w, (float) h, (float) confidence));
    return this;
  }

  int frameCount() {
    return frames.size();
  }

  /** Frames from {@code from} (inclusive) to {@code to} (exclusive). */
  CameraWindow window(int from, int to) {
    List<List<Box>> part = frames.subList(from, to);
    int[] offsets = new int[part.size() + 1];
    for (int f = 0; f < part.size(); f++) {
      offsets[f + 1] = offsets[f] + part.get(f).size();
    }
    int size = offsets[part.size()];
    DetectionColumns columns =
        new DetectionColumns(
            offsets,
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new String[size]);
    Arrays.fill(columns.label(), "bottle");
    List<Box> boxes = part.stream().flatMap(List::stream).toList();
    for (int i = 0; i < size; i++) {
      Box box = boxes.get(i);
      columns.x()[i] = box.x;
      columns.y()[i] = box.y;
      columns.w()[i] = box.w;
      columns.h()[i] = box.h;
      columns.u()[i] = box.x + box.w / 2;
      columns.v()[i] = box.y + box.h / 2;
      columns.confidence()[i] = box.confidence;
    }
    byte[] status = new byte[part.size()];
    Arrays.fill(status, FrameStatus.DECODED.code());
    return new CameraWindow("left", from, status, new double[part.size()], 0, columns);
  }

  /** The whole scene, tracked in one go. */
  BoxTrackColumns track(BoxTrackerConfig config) {
    BoxTrackColumnsBuilder rows = new BoxTrackColumnsBuilder();
    new ByteTracker(config).track(window(0, frameCount()), rows);
    return rows.build();
  }
}
