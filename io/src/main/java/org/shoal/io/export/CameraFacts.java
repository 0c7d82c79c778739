package org.shoal.io.export;

/**
 * What results do not say of a camera, but other programs' files do.
 *
 * @param width width of its pictures in pixels; 0 when not known
 * @param height their height; 0 when not known
 * @param footage its footage's file, or the first of several; empty when not known
 */
public record CameraFacts(int width, int height, String footage) {
  /** Nothing is known. */
  public static CameraFacts unknown() {
    return new CameraFacts(0, 0, "");
  }
}
