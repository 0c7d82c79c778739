package org.shoal.transforms.simulate;

import java.util.Random;

/**
 * The shape and colours of one fish, and its skin as a mesh: rings of points along the spine, from
 * the nose to the end of the tail's fin. The middle of the spine is the fish's position, so that it
 * is the middle of what a camera sees, too, whatever the fish's direction.
 */
final class FishBody {
  static final int RINGS = 22;
  static final int POINTS = 12;
  static final int VERTICES = RINGS * POINTS;

  /** Half width and half height of the body along the spine, in lengths, from nose to tail. */
  private static final double[][] PROFILE = {
    {0.00, 0.000, 0.000}, {0.03, 0.034, 0.035}, {0.10, 0.062, 0.070}, {0.20, 0.086, 0.100},
    {0.32, 0.096, 0.118}, {0.45, 0.090, 0.110}, {0.60, 0.070, 0.082}, {0.72, 0.050, 0.056},
    {0.82, 0.036, 0.042}, {0.88, 0.030, 0.054}, {0.95, 0.027, 0.092}, {1.00, 0.022, 0.110},
  };

  final double length;
  private final double girth;
  private final double[] back = new double[3];
  private final double[] belly = new double[3];
  private final double stripes;
  private final double stripePhase;

  /** Vertex positions, world metres, shape (VERTICES x 3). */
  final double[] position = new double[3 * VERTICES];

  /** Vertex colours before the water dims them, 0 to 255, shape (VERTICES x 3). */
  final float[] colour = new float[3 * VERTICES];

  FishBody(Random random) {
    length = 0.064 + 0.016 * random.nextDouble();
    girth = 1.0 + 0.25 * random.nextDouble();
    double dark = 22 + 22 * random.nextDouble();
    double warm = 0.9 + 0.25 * random.nextDouble();
    double[] backTint = {1.05 * warm, 1.0, 0.80 / warm};
    double[] bellyTint = {1.02, 1.0, 0.93};
    for (int channel = 0; channel < 3; channel++) {
      back[channel] = dark * backTint[channel];
      belly[channel] = (60 + 0.8 * dark) * bellyTint[channel];
    }
    stripes = 0.25 * random.nextDouble();
    stripePhase = 2 * Math.PI * random.nextDouble();
  }

  /** Puts the mesh where the pose says. */
  void take(FishPose pose) {
    double cosHeading = Math.cos(pose.heading());
    double sinHeading = Math.sin(pose.heading());
    double cosPitch = Math.cos(pose.pitch());
    double sinPitch = Math.sin(pose.pitch());
    double[] forward = {cosHeading * cosPitch, sinHeading * cosPitch, sinPitch};
    double[] right = {-sinHeading, cosHeading, 0};
    double[] up = {cosHeading * sinPitch, sinHeading * sinPitch, -cosPitch};
    for (int ring = 0; ring < RINGS; ring++) {
      double along = ring / (RINGS - 1.0);
      double sideways = length * spine(along, pose);
      double halfWidth = length * girth * profile(along, 1);
      double halfHeight = length * girth * profile(along, 2);
      for (int point = 0; point < POINTS; point++) {
        double angle = 2 * Math.PI * point / POINTS;
        double a = length * (0.5 - along);
        double b = sideways + halfWidth * Math.cos(angle);
        double c = halfHeight * Math.sin(angle);
        int vertex = 3 * (ring * POINTS + point);
        position[vertex] = pose.x() + a * forward[0] + b * right[0] + c * up[0];
        position[vertex + 1] = pose.y() + a * forward[1] + b * right[1] + c * up[1];
        position[vertex + 2] = pose.z() + a * forward[2] + c * up[2];
        paint(vertex, along, angle, right, up);
      }
    }
  }

  /**
   * Sideways offset of the spine in lengths: a beat that grows towards the tail, and a bend whose
   * ends and middle lie evenly about the axis.
   */
  private static double spine(double along, FishPose pose) {
    double beat = (0.008 + 0.04 * along) * StrictMath.sin(pose.beat() - 5.0 * along);
    double s = along - 0.5;
    return beat + 0.5 * pose.bend() * (s * s - 0.125);
  }

  private static double profile(double along, int column) {
    int i = 1;
    while (PROFILE[i][0] < along && i < PROFILE.length - 1) {
      i++;
    }
    double[] low = PROFILE[i - 1];
    double[] high = PROFILE[i];
    double share = Math.min(1, (along - low[0]) / (high[0] - low[0]));
    return low[column] + share * (high[column] - low[column]);
  }

  /** Dark back, pale belly, faint stripes, dark eyes, lit from above. */
  private void paint(int vertex, double along, double angle, double[] right, double[] up) {
    double upward = Math.sin(angle);
    double pale = Math.max(0, Math.min(1, 0.45 - 0.8 * upward));
    double stripe = 1 + stripes * Math.sin(26 * along + stripePhase);
    boolean eye = along > 0.07 && along < 0.12 && Math.abs(upward - 0.3) < 0.35;
    double normalZ = Math.sin(angle) * up[2] + Math.cos(angle) * right[2];
    double light = 0.70 + 0.45 * Math.max(0, -normalZ);
    double fin = along > 0.86 ? 1.25 : 1.0;
    for (int channel = 0; channel < 3; channel++) {
      double skin = back[channel] + pale * (belly[channel] - back[channel]);
      colour[vertex + channel] = (float) ((eye ? 12 : skin * stripe * fin) * light);
    }
  }
}
