package org.shoal.io.pose;

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
}
