package org.shoal.transforms.gather;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.detection.CameraFrames;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;

/**
 * Puts the parts of one frame window together, in whatever order they come: each camera's parts
 * side by side, all cameras in the recording's order; where no part covers a frame its camera is
 * absent.
 */
public final class WindowGatherer {
  private WindowGatherer() {}

  /**
   * Gathers one window.
   *
   * @param key the window
   * @param cameraNames the recording's cameras in order; parts of other cameras are left out
   * @param firstFrame the window's first frame
   * @param frameCount the window's number of frames
   * @param parts what is known of the window; frames outside it are left out
   */
  public static FrameWindow gather(
      WindowKey key,
      List<String> cameraNames,
      long firstFrame,
      int frameCount,
      Iterable<CameraWindow> parts) {
    Map<String, List<CameraWindow>> byCamera = byCamera(parts);
    List<CameraWindow> cameras = new ArrayList<>();
    for (String name : cameraNames) {
      FrameChoice<CameraWindow> choice =
          FrameChoice.of(firstFrame, frameCount, byCamera.getOrDefault(name, List.of()));
      cameras.add(
          new CameraWindow(
              name,
              firstFrame,
              choice.status(),
              choice.timestampSeconds(),
              choice.duplicatedFrames(),
              detections(choice)));
    }
    return new FrameWindow(key, firstFrame, frameCount, cameras);
  }

  /** Parts by their camera's name. */
  static <P extends CameraFrames> Map<String, List<P>> byCamera(Iterable<P> parts) {
    Map<String, List<P>> byCamera = new HashMap<>();
    for (P part : parts) {
      byCamera.computeIfAbsent(part.camera(), name -> new ArrayList<>()).add(part);
    }
    return byCamera;
  }

  private static DetectionColumns detections(FrameChoice<CameraWindow> choice) {
    int[] offsets = new int[choice.frameCount() + 1];
    for (int f = 0; f < choice.frameCount(); f++) {
      offsets[f + 1] = offsets[f] + (choice.isKnown(f) ? count(choice, f) : 0);
    }
    int size = offsets[choice.frameCount()];
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
    for (int f = 0; f < choice.frameCount(); f++) {
      if (choice.isKnown(f)) {
        copy(choice.part(f).detections(), first(choice, f), columns, offsets[f], count(choice, f));
      }
    }
    return columns;
  }

  private static int first(FrameChoice<CameraWindow> choice, int f) {
    return choice.part(f).detections().frameOffsets()[choice.position(f)];
  }

  private static int count(FrameChoice<CameraWindow> choice, int f) {
    int end = choice.part(f).detections().frameOffsets()[choice.position(f) + 1];
    return end - first(choice, f);
  }

  private static void copy(DetectionColumns from, int first, DetectionColumns to, int at, int n) {
    System.arraycopy(from.x(), first, to.x(), at, n);
    System.arraycopy(from.y(), first, to.y(), at, n);
    System.arraycopy(from.w(), first, to.w(), at, n);
    System.arraycopy(from.h(), first, to.h(), at, n);
    System.arraycopy(from.u(), first, to.u(), at, n);
    System.arraycopy(from.v(), first, to.v(), at, n);
    System.arraycopy(from.confidence(), first, to.confidence(), at, n);
    System.arraycopy(from.label(), first, to.label(), at, n);
  }
}
