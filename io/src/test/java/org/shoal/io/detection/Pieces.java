package org.shoal.io.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.SmoothedWindow;

/** Takes the pieces that a reader delivers and tells what they say about each camera and frame. */
final class Pieces {
  record Detection(
      float x, float y, float w, float h, float u, float v, float confidence, String label) {}

  record Frame(FrameStatus status, double timestamp, List<Detection> detections) {}

  private final Map<String, Frame> frames = new TreeMap<>();
  private final List<String> keys = new ArrayList<>();

  static Pieces read(String uri, Recording recording, int windowFrames) throws Exception {
    Pieces pieces = new Pieces();
    DetectionsReader.read(uri, recording, windowFrames, (k, w) -> pieces.take(k, w, windowFrames));
    return pieces;
  }

  /** What windows hold, as if a reader had delivered them. */
  static Map<String, Frame> of(List<SmoothedWindow> windows) {
    Pieces pieces = new Pieces();
    for (SmoothedWindow window : windows) {
      for (CameraWindow camera : window.frames().cameras()) {
        pieces.take(window.frames().key(), camera, Integer.MAX_VALUE);
      }
    }
    return pieces.frames;
  }

  static String name(String camera, long frame) {
    return "%s %06d".formatted(camera, frame);
  }

  /** By camera and frame, all that is not missing. */
  Map<String, Frame> frames() {
    return frames;
  }

  /** Camera and window of each piece, in the order of delivery. */
  List<String> keys() {
    return keys;
  }

  private void take(WindowKey key, CameraWindow piece, int windowFrames) {
    keys.add(piece.camera() + " " + key.index());
    for (int f = 0; f < piece.frameCount(); f++) {
      long frame = piece.firstFrame() + f;
      if (windowFrames < Integer.MAX_VALUE && frame / windowFrames != key.index()) {
        throw new AssertionError("frame " + frame + " is not in window " + key.index());
      }
      FrameStatus status = FrameStatus.of(piece.status()[f]);
      Frame told = new Frame(status, piece.timestampSeconds()[f], detections(piece, f));
      if (status == FrameStatus.MISSING) {
        if (!Double.isNaN(told.timestamp) || !told.detections.isEmpty()) {
          throw new AssertionError("a missing frame has content: " + told);
        }
      } else if (frames.put(name(piece.camera(), frame), told) != null) {
        throw new AssertionError("two pieces tell of frame " + frame);
      }
    }
  }

  private static List<Detection> detections(CameraWindow piece, int f) {
    DetectionColumns d = piece.detections();
    Detection[] frame = new Detection[d.frameOffsets()[f + 1] - d.frameOffsets()[f]];
    Arrays.setAll(
        frame,
        n -> {
          int i = d.frameOffsets()[f] + n;
          return new Detection(
              d.x()[i],
              d.y()[i],
              d.w()[i],
              d.h()[i],
              d.u()[i],
              d.v()[i],
              d.confidence()[i],
              d.label()[i]);
        });
    return List.of(frame);
  }
}
