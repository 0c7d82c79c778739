package org.shoal.transforms.geometry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.shoal.io.calibration.Medium;

final class WaterSurfaceTest {
  private static final double N_AIR = 1;
  private static final double N_WATER = 1.333;

  @Property(tries = 1000)
  void lightCrossesWhereBisectionOfSnellsLawSays(
      @ForAll @DoubleRange(min = 0.01, max = 3) double height,
      @ForAll @DoubleRange(min = -7, max = 1) double depthPower,
      @ForAll @DoubleRange(min = -5, max = 2) double distancePower) {
    double depth = Math.pow(10, depthPower);
    double distance = Math.pow(10, distancePower);
    double low = 0;
    double high = distance;
    for (int i = 0; i < 200; i++) {
      double r = 0.5 * (low + high);
      double air = N_AIR * r / Math.hypot(r, height);
      double water = N_WATER * (distance - r) / Math.hypot(distance - r, depth);
      low = air < water ? r : low;
      high = air < water ? high : r;
    }
    WaterSurface surface = new WaterSurface(new Medium.Water(1, N_AIR, N_WATER, 20));
    assertThat(
        surface.crossing(height, depth, distance * distance), closeTo(low / distance, 1e-14));
  }
}
