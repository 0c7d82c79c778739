package org.shoal.transforms.geometry;

import java.util.Optional;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.Medium;

/**
 * One calibrated camera in its medium: world points to pixels and pixels to rays.
 *
 * <p>World coordinates are metres, pixels continuous with (0, 0) the centre of the top-left pixel.
 * Through water, the surface is the plane z = surfaceZ, the camera is at a smaller z and light
 * bends by Snell's law. Immutable, safe to share between threads; no method allocates.
 */
public final class CameraModel {
  /** A ray in air flatter than this meets the surface nowhere useful. */
  private static final double FLATTEST = 1e-9;

  private final String name;
  private final int width;
  private final int height;
  private final double fx;
  private final double skew;
  private final double cx;
  private final double fy;
  private final double cy;
  private final Lens lens;
  private final double[] r;
  private final double[] t;
  private final double centreX;
  private final double centreY;
  private final double centreZ;

  /** Null in air. */
  private final WaterSurface surface;

  /** Of the centre above the surface. */
  private final double heightAboveWater;

  private CameraModel(CameraCalibration camera, WaterSurface surface) {
    name = camera.name();
    width = camera.width();
    height = camera.height();
    fx = camera.k()[0];
    skew = camera.k()[1];
    cx = camera.k()[2];
    fy = camera.k()[4];
    cy = camera.k()[5];
    lens = Lens.of(camera.distortion());
    r = camera.r().clone();
    t = camera.t().clone();
    centreX = -(r[0] * t[0] + r[3] * t[1] + r[6] * t[2]);
    centreY = -(r[1] * t[0] + r[4] * t[1] + r[7] * t[2]);
    centreZ = -(r[2] * t[0] + r[5] * t[1] + r[8] * t[2]);
    this.surface = surface;
    heightAboveWater = surface == null ? 0 : surface.z() - centreZ;
  }

  /**
   * The model of a camera.
   *
   * @throws IllegalArgumentException when the numbers describe no camera, or one that is not above
   *     the water
   */
  public static CameraModel of(CameraCalibration camera, Medium medium) {
    double[] k = camera.k();
    boolean usable = k[0] != 0 && k[4] != 0 && k[3] == 0 && k[6] == 0 && k[7] == 0 && k[8] == 1;
    if (!usable || !finite(k) || !finite(camera.r()) || !finite(camera.t())) {
      throw new IllegalArgumentException("camera " + camera.name() + " has unusable matrices");
    }
    if (!finite(camera.distortion().coefficients())) {
      throw new IllegalArgumentException("camera " + camera.name() + " has an unusable lens");
    }
    WaterSurface surface = medium instanceof Medium.Water water ? new WaterSurface(water) : null;
    CameraModel model = new CameraModel(camera, surface);
    if (surface != null && !(model.heightAboveWater > 0)) {
      throw new IllegalArgumentException(
          "camera %s is at z = %s, not above the water surface at z = %s"
              .formatted(camera.name(), model.centreZ, surface.z()));
    }
    return model;
  }

  private static boolean isAhead(double depth) {
    return depth > 0 && depth < Double.POSITIVE_INFINITY;
  }

  private static boolean finite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  public String name() {
    return name;
  }

  /** Image width in pixels. */
  public int width() {
    return width;
  }

  /** Image height in pixels. */
  public int height() {
    return height;
  }

  /** Whether a pixel lies in the image, of which pixel centres are at whole numbers. */
  public boolean isInside(double u, double v) {
    return u >= -0.5 && u < width - 0.5 && v >= -0.5 && v < height - 0.5;
  }

  /** How far outside of the image a pixel is, in u or in v; 0 or less inside. */
  public double outside(double u, double v) {
    double byU = Math.max(-0.5 - u, u - (width - 0.5));
    return Math.max(byU, Math.max(-0.5 - v, v - (height - 0.5)));
  }

  /**
   * The pixel where a point appears, inside the image or not ({@link #isInside} tells).
   *
   * @param pixel gets u, v; undefined when the point is not visible
   * @return false when the point cannot be seen: not under the water where there is water, behind
   *     the camera, at an angle for which the lens is not calibrated, or not finite
   */
  public boolean project(double x, double y, double z, double[] pixel) {
    double px = x;
    double py = y;
    double pz = z;
    if (surface != null) {
      double depth = z - surface.z();
      if (!isAhead(depth)) {
        return false;
      }
      double dx = x - centreX;
      double dy = y - centreY;
      double share = surface.crossing(heightAboveWater, depth, dx * dx + dy * dy);
      px = centreX + share * dx;
      py = centreY + share * dy;
      pz = surface.z();
    }
    double depthInCamera = r[6] * px + r[7] * py + r[8] * pz + t[2];
    if (!isAhead(depthInCamera)) {
      return false;
    }
    double perDepth = 1 / depthInCamera;
    double a = (r[0] * px + r[1] * py + r[2] * pz + t[0]) * perDepth;
    double b = (r[3] * px + r[4] * py + r[5] * pz + t[1]) * perDepth;
    return lens.distort(a, b, pixel) && toPixel(pixel[0], pixel[1], pixel);
  }

  /**
   * As {@link #project}, and how the pixel moves with the point, in pixels per metre. Through water
   * the crossing of the surface is differentiated by the implicit function theorem.
   *
   * @param jacobian gets du/dx, du/dy, du/dz, dv/dx, dv/dy, dv/dz; undefined when the point is not
   *     visible
   */
  public boolean projectWithJacobian(
      double x, double y, double z, double[] pixel, double[] jacobian) {
    if (surface == null) {
      return seeWithJacobian(x, y, z, pixel, jacobian);
    }
    double depth = z - surface.z();
    if (!isAhead(depth)) {
      return false;
    }
    double dx = x - centreX;
    double dy = y - centreY;
    double squared = dx * dx + dy * dy;
    double share = surface.crossing(heightAboveWater, depth, squared);
    boolean seen =
        seeWithJacobian(centreX + share * dx, centreY + share * dy, surface.z(), pixel, jacobian);
    double perSlope = surface.perSlope(heightAboveWater, depth, squared, share);
    double outward = 2 * surface.shareBySquaredDistance(share, perSlope);
    double down = surface.shareByDepth(depth, share, perSlope);
    chainCrossing(jacobian, 0, dx, dy, share, outward, down);
    chainCrossing(jacobian, 3, dx, dy, share, outward, down);
    return seen;
  }

  /**
   * Turns a gradient by the crossing into one by the point. The crossing is at the {@code share} of
   * the way (dx, dy) from the camera to the point; the share grows by {@code outward} times (dx,
   * dy) with the point's motion in x and y, and by {@code down} with its depth.
   */
  private static void chainCrossing(
      double[] gradient, int at, double dx, double dy, double share, double outward, double down) {
    double along = gradient[at] * dx + gradient[at + 1] * dy;
    gradient[at] = share * gradient[at] + outward * along * dx;
    gradient[at + 1] = share * gradient[at + 1] + outward * along * dy;
    gradient[at + 2] = down * along;
  }

  /** Projects a point that light reaches in a straight line, and differentiates. */
  private boolean seeWithJacobian(double x, double y, double z, double[] pixel, double[] jacobian) {
    double depth = r[6] * x + r[7] * y + r[8] * z + t[2];
    if (!isAhead(depth)) {
      return false;
    }
    double perDepth = 1 / depth;
    double a = (r[0] * x + r[1] * y + r[2] * z + t[0]) * perDepth;
    double b = (r[3] * x + r[4] * y + r[5] * z + t[1]) * perDepth;
    if (!lens.distortWithJacobian(a, b, jacobian)) {
      return false;
    }
    boolean finite = toPixel(jacobian[0], jacobian[1], pixel);
    double ua = (fx * jacobian[2] + skew * jacobian[4]) * perDepth;
    double ub = (fx * jacobian[3] + skew * jacobian[5]) * perDepth;
    double va = fy * jacobian[4] * perDepth;
    double vb = fy * jacobian[5] * perDepth;
    for (int i = 0; i < 3; i++) {
      double da = r[i] - a * r[6 + i];
      double db = r[3 + i] - b * r[6 + i];
      jacobian[i] = ua * da + ub * db;
      jacobian[3 + i] = va * da + vb * db;
    }
    return finite;
  }

  private boolean toPixel(double a, double b, double[] pixel) {
    pixel[0] = fx * a + skew * b + cx;
    pixel[1] = fy * b + cy;
    return Double.isFinite(pixel[0]) && Double.isFinite(pixel[1]);
  }

  /**
   * The ray that a pixel sees.
   *
   * @param ray gets origin x, y, z and unit direction x, y, z: from the camera's centre in air,
   *     from the crossing of the surface into the water where there is water; undefined when there
   *     is none
   * @return false when there is none: the pixel is beyond what the lens can see, sees no water
   *     where there is water, or is not finite
   */
  public boolean cast(double u, double v, double[] ray) {
    if (!undistort(u, v, ray)) {
      return false;
    }
    double a = ray[0];
    double b = ray[1];
    double length = Math.sqrt(a * a + b * b + 1);
    double dx = (r[0] * a + r[3] * b + r[6]) / length;
    double dy = (r[1] * a + r[4] * b + r[7]) / length;
    double dz = (r[2] * a + r[5] * b + r[8]) / length;
    if (surface == null) {
      return write(ray, centreX, centreY, centreZ, dx, dy, dz);
    }
    if (!(dz > FLATTEST)) {
      return false;
    }
    double way = heightAboveWater / dz;
    double ratio = surface.ratio();
    double cosSquared = 1 - ratio * ratio * (dx * dx + dy * dy);
    return cosSquared > 0
        && write(
            ray,
            centreX + way * dx,
            centreY + way * dy,
            surface.z(),
            ratio * dx,
            ratio * dy,
            Math.sqrt(cosSquared));
  }

  /** One of the three axes of the camera in the world, x, y or z. */
  double axis(int axis, int coordinate) {
    return r[3 * axis + coordinate];
  }

  /** The centre's world x, y or z, metres. */
  double centre(int coordinate) {
    return coordinate == 0 ? centreX : coordinate == 1 ? centreY : centreZ;
  }

  /** The water that the camera looks into, if it does. */
  Optional<WaterSurface> surface() {
    return Optional.ofNullable(surface);
  }

  /** The normalised image coordinates that a pixel sees, in the first two of 6 elements. */
  boolean undistort(double u, double v, double[] out) {
    double distortedB = (v - cy) / fy;
    double distortedA = (u - cx - skew * distortedB) / fx;
    return lens.undistort(distortedA, distortedB, out);
  }

  private static boolean write(
      double[] ray, double x, double y, double z, double dx, double dy, double dz) {
    ray[0] = x;
    ray[1] = y;
    ray[2] = z;
    ray[3] = dx;
    ray[4] = dy;
    ray[5] = dz;
    return finite(ray);
  }
}
