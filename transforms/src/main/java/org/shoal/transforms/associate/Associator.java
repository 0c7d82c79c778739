package org.shoal.transforms.associate;

import org.shoal.io.detection.FrameWindow;

/**
 * Finds which detections of different cameras show the same thing, and where it is. An
 * implementation may look at one frame at a time or at the whole window, but never beyond it:
 * windows are associated independently and in any order. Not safe for use by several threads.
 */
public interface Associator {
  /**
   * The points of one window.
   *
   * @param window what all cameras saw; its cameras are those of the rig, in the rig's order
   * @return the points, over the window's frames; the same for the same window, always
   */
  PointColumns associate(FrameWindow window);
}
