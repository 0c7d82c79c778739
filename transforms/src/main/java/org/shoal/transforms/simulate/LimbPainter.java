package org.shoal.transforms.simulate;

/**
 * Paints limbs over what is there: lit from above, wet and pale under water, the deeper the paler,
 * and shifted there as everything else that is seen through the ripples.
 */
final class LimbPainter {
  private static final double[] TINT = {0.80, 0.97, 1.02};

  private final RippledPicture ripples;
  private final double gain;

  /** Share of what is seen from right below the surface, and how fast that falls with depth. */
  private final double clear;

  private final double dimming;

  LimbPainter(RippledPicture ripples, double gain, double clear, double dimming) {
    this.ripples = ripples;
    this.gain = gain;
    this.clear = clear;
    this.dimming = dimming;
  }

  void paint(Canvas canvas, Limb limb) {
    double reach = Math.max(limb.fromPixels(), limb.toPixels()) + 5;
    int left = (int) Math.max(0, Math.min(limb.from()[0], limb.to()[0]) - reach);
    int top = (int) Math.max(0, Math.min(limb.from()[1], limb.to()[1]) - reach);
    int right = (int) Math.min(canvas.width - 1.0, Math.max(limb.from()[0], limb.to()[0]) + reach);
    int bottom =
        (int) Math.min(canvas.height - 1.0, Math.max(limb.from()[1], limb.to()[1]) + reach);
    double sunk = Math.max(0, Math.min(1, -(limb.fromZ() + limb.toZ()) / 0.2));
    for (int v = top; v <= bottom; v++) {
      for (int u = left; u <= right; u++) {
        double shownU = u + sunk * ripples.cell(u, v, 1);
        double shownV = v + sunk * ripples.cell(u, v, 2);
        pixel(canvas, limb, 3 * (v * canvas.width + u), shownU, shownV);
      }
    }
  }

  private void pixel(Canvas canvas, Limb limb, int at, double u, double v) {
    double axisU = limb.to()[0] - limb.from()[0];
    double axisV = limb.to()[1] - limb.from()[1];
    double square = Math.max(1e-9, axisU * axisU + axisV * axisV);
    double offU = u - limb.from()[0];
    double offV = v - limb.from()[1];
    double t = Math.max(0, Math.min(1, (offU * axisU + offV * axisV) / square));
    double acrossU = offU - t * axisU;
    double acrossV = offV - t * axisV;
    double radius = limb.fromPixels() + t * (limb.toPixels() - limb.fromPixels());
    double cover = Math.max(0, Math.min(1, radius - Math.hypot(acrossU, acrossV) + 0.5));
    if (cover == 0) {
      return;
    }
    double above = -acrossV / Math.max(1, radius);
    double thick = limb.fromRadius() + t * (limb.toRadius() - limb.fromRadius());
    double z = limb.fromZ() + t * (limb.toZ() - limb.fromZ()) + 0.9 * thick * above;
    double wet = Math.max(0, Math.min(1, 0.5 - z / 0.03));
    double seen = 1 - wet * (1 - clear * Math.exp(dimming * Math.min(0, z)));
    double light = gain * (0.80 + 0.26 * above + 0.05 * acrossU / Math.max(1, radius));
    for (int channel = 0; channel < 3; channel++) {
      double shade = limb.colour()[channel] * light * (1 + wet * (TINT[channel] - 1));
      canvas.rgb[at + channel] += (float) (cover * seen * (shade - canvas.rgb[at + channel]));
    }
  }
}
