package org.shoal.transforms.classify;

import java.util.List;
import org.shoal.io.classification.TrackKey;

/**
 * Where a track was seen, and the crops that there are of it.
 *
 * @param key the track
 * @param windows indices of the frame windows that it was seen in, ascending
 * @param firstFrame the first frame it was seen in
 * @param lastFrame the last frame it was seen in
 * @param crops its crops in the order of their frames; no more than will be looked at
 */
record TrackCrops(
    TrackKey key, List<Long> windows, long firstFrame, long lastFrame, List<CropPlace> crops) {
  TrackCrops {
    windows = List.copyOf(windows);
    crops = List.copyOf(crops);
  }

  /**
   * Where one crop lies.
   *
   * @param frame recording frame index
   * @param file the file, see {@link org.shoal.io.crop.CropFile}
   * @param position its position there
   * @param width width in pixels
   * @param height height in pixels
   */
  record CropPlace(long frame, String file, int position, int width, int height) {}
}
