package org.shoal.transforms.smooth;

import java.util.Arrays;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.io.tracking.TrackedWindow;

/**
 * What the smoothing of a window needs of another: the measurements of some frames, as columns.
 * Rows {@code frameOffsets[f]} (inclusive) to {@code frameOffsets[f + 1]} (exclusive) belong to
 * frame {@code firstFrame + f}. The arrays must not be changed.
 *
 * @param firstFrame frame of the recording
 * @param frameOffsets shape (frames + 1), ascending from 0
 * @param fishId identity
 * @param x world x, metres
 * @param y world y, metres
 * @param z world z, metres
 * @param covariance shape (rows x 6), row-major: xx, xy, xz, yy, yz, zz in square metres
 * @param nCameras number of cameras that saw the fish
 * @param confirmed 1 once the track has been seen often enough, else 0
 */
public record TrackPoints(
    long firstFrame,
    int[] frameOffsets,
    int[] fishId,
    float[] x,
    float[] y,
    float[] z,
    float[] covariance,
    int[] nCameras,
    byte[] confirmed) {

  /** All of a window. */
  public static TrackPoints of(TrackedWindow window) {
    TrackColumns tracks = window.tracks();
    return new TrackPoints(
        window.firstFrame(),
        tracks.frameOffsets(),
        tracks.fishId(),
        tracks.x(),
        tracks.y(),
        tracks.z(),
        tracks.covariance(),
        tracks.nCameras(),
        tracks.confirmed());
  }

  /** The frames from one (inclusive) to another (exclusive), as far as they are here. */
  public TrackPoints between(long fromFrame, long toFrame) {
    int from = (int) Math.max(0, Math.min(frameCount(), fromFrame - firstFrame));
    int to = (int) Math.max(from, Math.min(frameCount(), toFrame - firstFrame));
    int first = frameOffsets[from];
    int end = frameOffsets[to];
    int[] offsets = Arrays.copyOfRange(frameOffsets, from, to + 1);
    for (int f = 0; f < offsets.length; f++) {
      offsets[f] -= first;
    }
    return new TrackPoints(
        firstFrame + from,
        offsets,
        Arrays.copyOfRange(fishId, first, end),
        Arrays.copyOfRange(x, first, end),
        Arrays.copyOfRange(y, first, end),
        Arrays.copyOfRange(z, first, end),
        Arrays.copyOfRange(covariance, 6 * first, 6 * end),
        Arrays.copyOfRange(nCameras, first, end),
        Arrays.copyOfRange(confirmed, first, end));
  }

  /** Number of frames covered. */
  public int frameCount() {
    return frameOffsets.length - 1;
  }
}
