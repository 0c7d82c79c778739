package org.shoal.transforms.simulate;

import java.io.IOException;
import java.io.Writer;
import org.shoal.transforms.geometry.CameraRig;
import org.shoal.transforms.geometry.Triangulation;
import org.shoal.transforms.geometry.Triangulator;

/**
 * What association could reach at best: every fish triangulated, frame by frame, from its own
 * detections.
 */
final class PerfectAssociation {
  private final Triangulator triangulator;
  private final Triangulation point = new Triangulation();
  private final int[] cameras;
  private final double[] pixels;
  private final double[] weights;
  private final StringBuilder row = new StringBuilder();

  PerfectAssociation(CameraRig rig) {
    triangulator = new Triangulator(rig);
    cameras = new int[rig.size()];
    pixels = new double[2 * rig.size()];
    weights = new double[rig.size()];
  }

  /**
   * Writes a row of frame, id, x, y and z if detections of the frame place a fish.
   *
   * @param detectors of all cameras, in the rig's order
   * @param stopped of each camera, whether it has no detections of the frame
   */
  void write(Writer out, int frame, int fish, SimulatedDetector[] detectors, boolean[] stopped)
      throws IOException {
    int count = 0;
    for (int camera = 0; camera < detectors.length; camera++) {
      if (!stopped[camera] && detectors[camera].hasDetected(fish)) {
        cameras[count] = camera;
        pixels[2 * count] = detectors[camera].detected(fish, 0);
        pixels[2 * count + 1] = detectors[camera].detected(fish, 1);
        weights[count++] = 1;
      }
    }
    if (triangulator.triangulate(cameras, pixels, weights, count, point)) {
      row.setLength(0);
      row.append(frame).append(',').append(fish).append(',');
      DetectionLine.appendDecimal(row, point.x, 5);
      DetectionLine.appendDecimal(row.append(','), point.y, 5);
      DetectionLine.appendDecimal(row.append(','), point.z, 5);
      out.append(row.append('\n'));
    }
  }
}
