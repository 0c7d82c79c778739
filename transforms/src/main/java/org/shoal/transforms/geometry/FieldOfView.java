package org.shoal.transforms.geometry;

import java.util.Optional;

/**
 * The part of space that a camera's picture can show, and a margin around the picture: tells of
 * most points outside of it that they are, at a small part of what projecting them costs.
 * Immutable.
 *
 * <p>It is what four planes through the camera's centre enclose. Light bent at a water surface
 * crosses it between where it would were it steep and straight above the point: what is on a
 * plane's far side at both ends of that way is so all along it.
 */
public final class FieldOfView {
  /** At so many places of each side of the picture the lens is asked how far it sees. */
  private static final int SAMPLES = 32;

  /** By this share the field is widened, for what is between those places. */
  private static final double WIDENING = 0.01;

  private final double marginPx;
  private final double centreX;
  private final double centreY;
  private final double centreZ;
  private final Optional<WaterSurface> surface;

  /**
   * Each plane's normal x, y, z, outwards, and its length, through water that of x and y alone;
   * none when nothing is known to be outside.
   */
  private final double[] planes;

  private FieldOfView(CameraModel camera, double marginPx, double[] planes) {
    this.marginPx = marginPx;
    centreX = camera.centre(0);
    centreY = camera.centre(1);
    centreZ = camera.centre(2);
    surface = camera.surface();
    this.planes = planes;
  }

  /**
   * The field of view of a camera. Where the lens does not see all of the picture and its margin,
   * nothing is outside of it.
   *
   * @param marginPx around the picture, pixels, not negative
   */
  public static FieldOfView of(CameraModel camera, double marginPx) {
    Outline outline = new Outline();
    double left = -0.5 - marginPx;
    double width = camera.width() + 2 * marginPx;
    double height = camera.height() + 2 * marginPx;
    boolean seen = true;
    for (int i = 0; i <= SAMPLES && seen; i++) {
      double u = left + width * i / SAMPLES;
      double v = left + height * i / SAMPLES;
      seen =
          outline.add(camera, u, left)
              && outline.add(camera, u, left + height)
              && outline.add(camera, left, v)
              && outline.add(camera, left + width, v);
    }
    return new FieldOfView(camera, marginPx, seen ? outline.planes(camera) : new double[0]);
  }

  /** Width of the margin around the picture, pixels. */
  public double marginPx() {
    return marginPx;
  }

  /**
   * Whether neither a point nor any within reach of it appears in the picture or in the margin
   * around it. When this is false, they may or may not.
   *
   * @param reach metres, 0 or more
   */
  public boolean excludes(double x, double y, double z, double reach) {
    return surface.isPresent()
        ? excludes(surface.get(), x - centreX, y - centreY, z, reach)
        : excludesInAir(x - centreX, y - centreY, z - centreZ, reach);
  }

  private boolean excludesInAir(double dx, double dy, double dz, double reach) {
    for (int at = 0; at < planes.length; at += 4) {
      double beyond = planes[at] * dx + planes[at + 1] * dy + planes[at + 2] * dz;
      if (beyond > planes[at + 3] * reach) {
        return true;
      }
    }
    return false;
  }

  private boolean excludes(WaterSurface water, double dx, double dy, double z, double reach) {
    double height = water.z() - centreZ;
    double least = water.leastShare(height, z + reach - water.z());
    for (int at = 0; at < planes.length; at += 4) {
      double outwards = planes[at] * dx + planes[at + 1] * dy - planes[at + 3] * reach;
      double share = outwards > 0 ? least : 1;
      if (share * outwards + planes[at + 2] * height > 0) {
        return true;
      }
    }
    return false;
  }

  /** How far a picture extends, in normalised image coordinates. */
  private static final class Outline {
    private final double[] seen = new double[6];
    private final double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    private final double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};

    /** Takes in a pixel; false when the lens does not see it. */
    boolean add(CameraModel camera, double u, double v) {
      if (!camera.undistort(u, v, seen)) {
        return false;
      }
      for (int axis = 0; axis < 2; axis++) {
        least[axis] = Math.min(least[axis], seen[axis]);
        most[axis] = Math.max(most[axis], seen[axis]);
      }
      return true;
    }

    double[] planes(CameraModel camera) {
      double[] planes = new double[16];
      for (int axis = 0; axis < 2; axis++) {
        double spare = WIDENING * (most[axis] - least[axis]);
        write(camera, axis, -1, least[axis] - spare, planes, 8 * axis);
        write(camera, axis, 1, -most[axis] - spare, planes, 8 * axis + 4);
      }
      return planes;
    }

    /** Of the plane on whose far side are x or y, times a sign, and z, times a factor, above 0. */
    private static void write(
        CameraModel camera, int axis, int sign, double factor, double[] planes, int at) {
      double squares = 0;
      for (int i = 0; i < 3; i++) {
        double normal = sign * camera.axis(axis, i) + factor * camera.axis(2, i);
        planes[at + i] = normal;
        squares += i < 2 || camera.surface().isEmpty() ? normal * normal : 0;
      }
      planes[at + 3] = Math.sqrt(squares);
    }
  }
}
