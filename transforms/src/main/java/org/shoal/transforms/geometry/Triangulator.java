package org.shoal.transforms.geometry;

import java.util.Arrays;

/**
 * Finds the point that several cameras see: the point nearest to their rays, refined to the least
 * weighted squared reprojection error by Levenberg and Marquardt's method (Hartley and Zisserman,
 * Multiple View Geometry, 2nd ed., sec. 12.3 and A6.2).
 *
 * <p>Owns its scratch space, so that no call allocates, and serves one thread at a time.
 *
 * <p>Views are given as {@code count} entries of cameras (places in the rig), pixels (u, v
 * interleaved) and weights (not negative; a view of weight w counts as one whose pixel scatters by
 * 1/√w px).
 */
public final class Triangulator {
  /** Rays that all lie within this angle, in radians, fix no depth. */
  private static final double LEAST_PARALLAX = Math.toRadians(0.2);

  /**
   * What is left of a two-ray normal matrix' determinant, over that of its trace, at that angle.
   */
  private static final double LEAST_DETERMINANT = Math.pow(Math.sin(LEAST_PARALLAX), 2) / 4;

  private static final int MAX_STEPS = 30;

  /**
   * A step that moves the reprojected pixels by no more than 1e-6 px is the last: errors and normal
   * matrix before it are those after it.
   */
  private static final double ENOUGH = 1e-12;

  /** What lessens the cost by less than this, in square px, does so unseen under its rounding. */
  private static final double LEAST_VISIBLE = 1e-8;

  private static final double FIRST_DAMPING = 1e-3;
  private static final double MOST_DAMPING = 1e9;

  private static final int GRADIENT = 6;
  private static final int COST = 9;
  private static final int ERRORS = 10;

  private final CameraRig rig;
  private final double[] ray = new double[6];
  private final double[] pixel = new double[2];
  private final double[] jacobian = new double[6];
  private final double[] matrix = new double[6];
  private final double[] inverse = new double[6];
  private final double[] step = new double[3];
  private double[] rays = new double[0];

  /**
   * Normal matrix, gradient, cost and every view's error in u and v, at the present point and at a
   * candidate for the next.
   */
  private double[] present = new double[ERRORS];

  private double[] candidate = new double[ERRORS];

  /** A triangulator for the cameras of a rig. */
  public Triangulator(CameraRig rig) {
    this.rig = rig;
  }

  /**
   * Triangulates; fills in all of {@code out}.
   *
   * @return false, leaving {@code out} undefined, when there is no such point: fewer than two
   *     views, a pixel that sees nothing, rays nearly parallel or meeting behind a camera, a point
   *     out of the water or below its floor, or numbers that are not finite
   */
  public boolean triangulate(
      int[] cameras, double[] pixels, double[] weights, int count, Triangulation out) {
    return cast(cameras, pixels, count)
        && triangulateRays(rays, cameras, pixels, weights, count, out);
  }

  /**
   * As {@link #triangulate}, for pixels whose rays have been cast before.
   *
   * @param castRays origin and unit direction of each view's ray, 6 numbers a view
   */
  public boolean triangulateRays(
      double[] castRays,
      int[] cameras,
      double[] pixels,
      double[] weights,
      int count,
      Triangulation out) {
    if (!intersectRays(castRays, weights, count, out)
        || !refine(cameras, pixels, weights, count, out)
        || !rig.canHold(out.x, out.y, out.z)
        || !spread(out)) {
      return false;
    }
    tellResiduals(count, out);
    return true;
  }

  /**
   * The linear step alone: the point with the least weighted sum of squared distances to the rays.
   * Fills in x, y and z; false as in {@link #triangulate}.
   */
  public boolean intersect(
      int[] cameras, double[] pixels, double[] weights, int count, Triangulation out) {
    return cast(cameras, pixels, count) && intersectRays(rays, weights, count, out);
  }

  private boolean cast(int[] cameras, double[] pixels, int count) {
    if (rays.length < 6 * count) {
      rays = new double[6 * count];
    }
    for (int i = 0; i < count; i++) {
      if (!rig.camera(cameras[i]).cast(pixels[2 * i], pixels[2 * i + 1], ray)) {
        return false;
      }
      System.arraycopy(ray, 0, rays, 6 * i, 6);
    }
    return true;
  }

  /**
   * As {@link #intersect}, for rays that have been cast before.
   *
   * @param rays origin and unit direction of each, 6 numbers a ray
   */
  public boolean intersectRays(double[] rays, double[] weights, int count, Triangulation out) {
    double total = 0;
    for (int i = 0; i < count; i++) {
      if (!(weights[i] >= 0)) {
        return false;
      }
      total += weights[i];
    }
    if (count < 2 || !(total > 0) || !Double.isFinite(total)) {
      return false;
    }
    Arrays.fill(present, 0, ERRORS, 0);
    for (int i = 0; i < count; i++) {
      addRay(rays, 6 * i, weights[i] / total);
    }
    if (!(Symmetric3.determinant(present) > LEAST_DETERMINANT)
        || !Symmetric3.invert(present, inverse)) {
      return false;
    }
    Symmetric3.multiply(inverse, present, GRADIENT, step);
    out.x = step[0];
    out.y = step[1];
    out.z = step[2];
    return rig.canHold(out.x, out.y, out.z) && isAhead(rays, count, out);
  }

  /** Adds w (I - d dᵀ) and w (I - d dᵀ) o. */
  private void addRay(double[] rays, int at, double weight) {
    double dx = rays[at + 3];
    double dy = rays[at + 4];
    double dz = rays[at + 5];
    matrix[0] = weight * (1 - dx * dx);
    matrix[1] = -weight * dx * dy;
    matrix[2] = -weight * dx * dz;
    matrix[3] = weight * (1 - dy * dy);
    matrix[4] = -weight * dy * dz;
    matrix[5] = weight * (1 - dz * dz);
    Symmetric3.multiply(matrix, rays, at, step);
    for (int i = 0; i < 6; i++) {
      present[i] += matrix[i];
    }
    for (int i = 0; i < 3; i++) {
      present[GRADIENT + i] += step[i];
    }
  }

  private static boolean isAhead(double[] rays, int count, Triangulation point) {
    for (int i = 0; i < count; i++) {
      int at = 6 * i;
      double way =
          (point.x - rays[at]) * rays[at + 3]
              + (point.y - rays[at + 1]) * rays[at + 4]
              + (point.z - rays[at + 2]) * rays[at + 5];
      if (!(way > 0)) {
        return false;
      }
    }
    return true;
  }

  private boolean refine(
      int[] cameras, double[] pixels, double[] weights, int count, Triangulation out) {
    if (present.length < ERRORS + 2 * count) {
      present = new double[ERRORS + 2 * count];
      candidate = new double[ERRORS + 2 * count];
    }
    if (!linearise(cameras, pixels, weights, count, out.x, out.y, out.z, present)) {
      return false;
    }
    double damping = 0;
    for (int i = 0; i < MAX_STEPS && damping < MOST_DAMPING; i++) {
      if (!solve(damping)) {
        return false;
      }
      double x = out.x + step[0];
      double y = out.y + step[1];
      double z = out.z + step[2];
      double gain = damping <= 1 ? predictedGain() : Double.POSITIVE_INFINITY;
      if (gain <= ENOUGH) {
        moveTo(x, y, z, out);
        return true;
      }
      boolean better =
          linearise(cameras, pixels, weights, count, x, y, z, candidate)
              && (candidate[COST] < present[COST] || gain <= LEAST_VISIBLE);
      if (better) {
        accept(x, y, z, out);
      }
      damping = better ? damping / 10 : Math.max(FIRST_DAMPING, damping * 10);
    }
    return damping < MOST_DAMPING;
  }

  private static void moveTo(double x, double y, double z, Triangulation out) {
    out.x = x;
    out.y = y;
    out.z = z;
  }

  private void accept(double x, double y, double z, Triangulation out) {
    moveTo(x, y, z, out);
    double[] former = present;
    present = candidate;
    candidate = former;
  }

  /** Solves (N + damping diag N) step = gradient. */
  private boolean solve(double damping) {
    System.arraycopy(present, 0, matrix, 0, 6);
    matrix[0] *= 1 + damping;
    matrix[3] *= 1 + damping;
    matrix[5] *= 1 + damping;
    if (!Symmetric3.invert(matrix, inverse)) {
      return false;
    }
    Symmetric3.multiply(inverse, present, GRADIENT, step);
    return true;
  }

  /**
   * By how much the step is to lessen the cost: the square of how far it moves the reprojected
   * pixels, all together, in weighted px.
   */
  private double predictedGain() {
    double gain = 0;
    for (int i = 0; i < 3; i++) {
      gain += step[i] * present[GRADIENT + i];
    }
    return Math.abs(gain);
  }

  /** Normal matrix Σ w JᵀJ, gradient Σ w Jᵀ(given - reprojected), cost and errors at a point. */
  private boolean linearise(
      int[] cameras,
      double[] pixels,
      double[] weights,
      int count,
      double x,
      double y,
      double z,
      double[] system) {
    Arrays.fill(system, 0, ERRORS, 0);
    for (int i = 0; i < count; i++) {
      if (!rig.camera(cameras[i]).projectWithJacobian(x, y, z, pixel, jacobian)) {
        return false;
      }
      system[ERRORS + 2 * i] = pixels[2 * i] - pixel[0];
      system[ERRORS + 2 * i + 1] = pixels[2 * i + 1] - pixel[1];
      addRow(0, system[ERRORS + 2 * i], weights[i], system);
      addRow(3, system[ERRORS + 2 * i + 1], weights[i], system);
    }
    return Double.isFinite(system[COST]);
  }

  private void addRow(int at, double error, double weight, double[] system) {
    double jx = jacobian[at];
    double jy = jacobian[at + 1];
    double jz = jacobian[at + 2];
    system[0] += weight * jx * jx;
    system[1] += weight * jx * jy;
    system[2] += weight * jx * jz;
    system[3] += weight * jy * jy;
    system[4] += weight * jy * jz;
    system[5] += weight * jz * jz;
    system[GRADIENT] += weight * jx * error;
    system[GRADIENT + 1] += weight * jy * error;
    system[GRADIENT + 2] += weight * jz * error;
    system[COST] += weight * error * error;
  }

  private boolean spread(Triangulation out) {
    return Symmetric3.invert(present, out.covariance);
  }

  private void tellResiduals(int count, Triangulation out) {
    if (out.residualsPx.length < count) {
      out.residualsPx = new double[Math.max(count, rig.size())];
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double du = present[ERRORS + 2 * i];
      double dv = present[ERRORS + 2 * i + 1];
      out.residualsPx[i] = Math.sqrt(du * du + dv * dv);
      sum += out.residualsPx[i];
    }
    out.meanResidualPx = sum / count;
  }
}
