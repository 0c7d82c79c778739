package org.shoal.io.crop;

import java.util.Arrays;
import org.shoal.io.detection.FrameRows;

/**
 * Where the crops of one camera over a run of frames lie, as columns; row {@code i} of every column
 * is one crop. The arrays must not be changed.
 *
 * @param camera the camera's name
 * @param file the file that they are in, see {@link CropFile}; empty when there are none
 * @param width width of each in pixels
 * @param height height of each in pixels
 * @param frame recording frame index, ascending
 * @param index the detection's index within its frame
 * @param position the crop's position in the file
 */
public record CropColumns(
    String camera, String file, int width, int height, long[] frame, int[] index, int[] position) {

  /** Number of crops. */
  public int size() {
    return frame.length;
  }

  /** The same crops in a file that lies elsewhere; in none where there are no crops. */
  public CropColumns in(String path) {
    return new CropColumns(camera, size() == 0 ? "" : path, width, height, frame, index, position);
  }

  /** The crops from one frame on, up to another one, which is left out. */
  public CropColumns between(long from, long to) {
    int first = FrameRows.firstFrom(frame, from);
    int end = FrameRows.firstFrom(frame, to);
    return new CropColumns(
        camera,
        file,
        width,
        height,
        Arrays.copyOfRange(frame, first, end),
        Arrays.copyOfRange(index, first, end),
        Arrays.copyOfRange(position, first, end));
  }
}
