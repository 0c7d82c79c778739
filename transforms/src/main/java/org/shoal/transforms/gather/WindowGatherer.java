package org.shoal.transforms.gather;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;

/**
 * Puts the parts of one frame window together, in whatever order they come: each camera's parts
 * side by side, all cameras in the recording's order; where no part covers a frame its camera is
 * absent.
 */
public final class WindowGatherer {
  /** A decoded frame beats a failed one, and that a missing one, should parts overlap. */
  private static final Comparator<Piece> BEST_LAST =
      comparing((Piece piece) -> rank(piece.status()))
          .thenComparing(piece -> -piece.part().firstFrame());

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
    Map<String, List<CameraWindow>> byCamera = new HashMap<>();
    for (CameraWindow part : parts) {
      byCamera.computeIfAbsent(part.camera(), name -> new ArrayList<>()).add(part);
    }
    List<CameraWindow> cameras = new ArrayList<>();
    for (String name : cameraNames) {
      cameras.add(
          gatherCamera(name, firstFrame, frameCount, byCamera.getOrDefault(name, List.of())));
    }
    return new FrameWindow(key, firstFrame, frameCount, cameras);
  }

  private static CameraWindow gatherCamera(
      String camera, long firstFrame, int frameCount, List<CameraWindow> parts) {
    Piece[] chosen = new Piece[frameCount];
    int duplicated = 0;
    for (CameraWindow part : parts) {
      duplicated += part.duplicatedFrames();
      for (int i = 0; i < part.frameCount(); i++) {
        long position = part.firstFrame() + i - firstFrame;
        if (position >= 0 && position < frameCount) {
          Piece piece = new Piece(part, i);
          Piece other = chosen[(int) position];
          chosen[(int) position] =
              other == null || BEST_LAST.compare(piece, other) > 0 ? piece : other;
        }
      }
    }
    byte[] status = new byte[frameCount];
    double[] timestampSeconds = new double[frameCount];
    Arrays.fill(status, FrameStatus.ABSENT.code());
    Arrays.fill(timestampSeconds, Double.NaN);
    for (int f = 0; f < frameCount; f++) {
      if (chosen[f] != null) {
        status[f] = chosen[f].status();
        timestampSeconds[f] = chosen[f].part().timestampSeconds()[chosen[f].position()];
      }
    }
    return new CameraWindow(
        camera, firstFrame, status, timestampSeconds, duplicated, detections(chosen));
  }

  private static DetectionColumns detections(Piece[] chosen) {
    int[] offsets = new int[chosen.length + 1];
    for (int f = 0; f < chosen.length; f++) {
      offsets[f + 1] = offsets[f] + (chosen[f] == null ? 0 : chosen[f].detectionCount());
    }
    int size = offsets[chosen.length];
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
    for (int f = 0; f < chosen.length; f++) {
      if (chosen[f] != null) {
        chosen[f].copyTo(columns, offsets[f]);
      }
    }
    return columns;
  }

  private static int rank(byte status) {
    return switch (FrameStatus.of(status)) {
      case ABSENT -> 0;
      case MISSING -> 1;
      case FAILED -> 2;
      case DECODED -> 3;
    };
  }

  /** One frame of a part. */
  private record Piece(CameraWindow part, int position) {
    byte status() {
      return part.status()[position];
    }

    int first() {
      return part.detections().frameOffsets()[position];
    }

    int detectionCount() {
      return part.detections().frameOffsets()[position + 1] - first();
    }

    void copyTo(DetectionColumns target, int at) {
      DetectionColumns source = part.detections();
      int n = detectionCount();
      System.arraycopy(source.x(), first(), target.x(), at, n);
      System.arraycopy(source.y(), first(), target.y(), at, n);
      System.arraycopy(source.w(), first(), target.w(), at, n);
      System.arraycopy(source.h(), first(), target.h(), at, n);
      System.arraycopy(source.u(), first(), target.u(), at, n);
      System.arraycopy(source.v(), first(), target.v(), at, n);
      System.arraycopy(source.confidence(), first(), target.confidence(), at, n);
      System.arraycopy(source.label(), first(), target.label(), at, n);
    }
  }
}
