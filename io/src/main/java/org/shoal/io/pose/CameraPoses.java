package org.shoal.io.pose;

import java.util.Arrays;
import java.util.List;
import org.shoal.io.detection.CameraFrames;

/**
 * The people whom one camera saw over a run of consecutive frames: a whole frame window, or the
 * part of it that one segment covers.
 *
 * @param camera the camera's name
 * @param firstFrame recording frame index of position 0
 * @param status one {@link org.shoal.io.detection.FrameStatus} code a frame
 * @param timestampSeconds clock time of each frame; NaN where missing
 * @param duplicatedFrames how many further pictures fell on a frame already taken and were left out
 * @param frameOffsets shape (frames + 1): the rows of frame f are those from frameOffsets[f] to
 *     frameOffsets[f + 1], the most confident person first
 * @param people a row a person and frame
 */
public record CameraPoses(
    String camera,
    long firstFrame,
    byte[] status,
    double[] timestampSeconds,
    int duplicatedFrames,
    int[] frameOffsets,
    PoseColumns people)
    implements CameraFrames {
  public CameraPoses {
    int frames = status.length;
    if (timestampSeconds.length != frames
        || frameOffsets.length != frames + 1
        || frameOffsets[frames] != people.size()) {
      throw new IllegalArgumentException(
          "status (%d), timestamps (%d) and offsets (%d) must be of the same frames, with %d people"
              .formatted(frames, timestampSeconds.length, frameOffsets.length, people.size()));
    }
  }

  /** Cuts at the borders of frame windows, see {@link CameraFrames#cut}. */
  public List<CameraPoses> cut(int windowFrames) {
    return CameraFrames.cut(this, windowFrames, this::part);
  }

  private CameraPoses part(int from, int to, int duplicated) {
    int[] offsets = Arrays.copyOfRange(frameOffsets, from, to + 1);
    int first = offsets[0];
    for (int f = 0; f < offsets.length; f++) {
      offsets[f] -= first;
    }
    PoseColumns part = PoseColumns.empty(offsets[to - from]);
    for (int row = 0; row < part.size(); row++) {
      part.copyRow(row, people, first + row);
    }
    return new CameraPoses(
        camera,
        firstFrame + from,
        Arrays.copyOfRange(status, from, to),
        Arrays.copyOfRange(timestampSeconds, from, to),
        duplicated,
        offsets,
        part);
  }
}
