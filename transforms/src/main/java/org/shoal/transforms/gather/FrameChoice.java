package org.shoal.transforms.gather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.detection.CameraFrames;
import org.shoal.io.detection.FrameStatus;

/**
 * Which part tells of each frame of one camera's window. Should parts overlap, a decoded frame
 * beats a failed one, and that a missing one, and the part that begins first wins a tie.
 *
 * @param <P> the parts
 */
final class FrameChoice<P extends CameraFrames> {
  private final List<P> parts = new ArrayList<>();
  private final int[] chosen;
  private final int[] position;
  private int duplicatedFrames;

  private FrameChoice(int frameCount) {
    chosen = new int[frameCount];
    position = new int[frameCount];
    Arrays.fill(chosen, -1);
  }

  /** Chooses; frames of the parts outside the window are left out. */
  static <P extends CameraFrames> FrameChoice<P> of(
      long firstFrame, int frameCount, Iterable<P> parts) {
    FrameChoice<P> choice = new FrameChoice<>(frameCount);
    for (P part : parts) {
      choice.add(part, firstFrame);
    }
    return choice;
  }

  /** Number of frames of the window. */
  int frameCount() {
    return chosen.length;
  }

  /** Whether any part tells of a frame. */
  boolean isKnown(int f) {
    return chosen[f] >= 0;
  }

  /** The part that tells of a frame. */
  P part(int f) {
    return parts.get(chosen[f]);
  }

  /** The frame's position in that part. */
  int position(int f) {
    return position[f];
  }

  /** One status a frame; where no part tells of it the camera is absent. */
  byte[] status() {
    byte[] status = new byte[chosen.length];
    for (int f = 0; f < status.length; f++) {
      status[f] = isKnown(f) ? part(f).status()[position[f]] : FrameStatus.ABSENT.code();
    }
    return status;
  }

  /** One time a frame, NaN where there is none. */
  double[] timestampSeconds() {
    double[] times = new double[chosen.length];
    for (int f = 0; f < times.length; f++) {
      times[f] = isKnown(f) ? part(f).timestampSeconds()[position[f]] : Double.NaN;
    }
    return times;
  }

  /** The duplicated frames of all parts. */
  int duplicatedFrames() {
    return duplicatedFrames;
  }

  private void add(P part, long firstFrame) {
    int number = parts.size();
    parts.add(part);
    duplicatedFrames += part.duplicatedFrames();
    for (int i = 0; i < part.frameCount(); i++) {
      long at = part.firstFrame() + i - firstFrame;
      if (at >= 0 && at < chosen.length && isBetter(part, i, (int) at)) {
        chosen[(int) at] = number;
        position[(int) at] = i;
      }
    }
  }

  private boolean isBetter(P part, int i, int at) {
    if (chosen[at] < 0) {
      return true;
    }
    int rank = rank(part.status()[i]);
    int other = rank(part(at).status()[position[at]]);
    return rank > other || (rank == other && part.firstFrame() < part(at).firstFrame());
  }

  private static int rank(byte status) {
    return switch (FrameStatus.of(status)) {
      case ABSENT -> 0;
      case MISSING -> 1;
      case FAILED -> 2;
      case DECODED -> 3;
    };
  }
}
