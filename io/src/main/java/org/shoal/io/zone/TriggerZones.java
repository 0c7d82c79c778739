package org.shoal.io.zone;

import java.io.Serializable;
import java.util.List;

/**
 * The trigger zones of a camera: 1 to 3, of which no two overlap by more than 20 % of the smaller.
 * A bottle is in them when the centre of its box is in any.
 *
 * @param zones the zones, in the order given
 */
public record TriggerZones(List<TriggerZone> zones) implements Serializable {
  private static final int MAX_ZONES = 3;
  private static final double MAX_OVERLAP = 0.2;

  /**
   * @throws IllegalArgumentException saying what is wrong with how many there are or where they lie
   */
  public TriggerZones {
    zones = List.copyOf(zones);
    if (zones.isEmpty() || zones.size() > MAX_ZONES) {
      throw new IllegalArgumentException(
          "there must be 1 to %d zones, not %d".formatted(MAX_ZONES, zones.size()));
    }
    for (int i = 0; i < zones.size(); i++) {
      for (int j = i + 1; j < zones.size(); j++) {
        checkOverlap(i, j, zones.get(i).overlap(zones.get(j)));
      }
    }
  }

  /** One zone of 40 % x 60 % in the middle. */
  public static TriggerZones defaults() {
    return new TriggerZones(List.of(TriggerZone.CENTRED));
  }

  /**
   * Whether a point lies in any zone or on its border.
   *
   * @param pixelX x, origin at the centre of the top-left pixel
   * @param pixelY y, origin at the centre of the top-left pixel
   * @param frameWidth width of the upright picture
   * @param frameHeight height of the upright picture
   */
  public boolean contains(double pixelX, double pixelY, int frameWidth, int frameHeight) {
    for (TriggerZone zone : zones) {
      if (zone.contains(pixelX, pixelY, frameWidth, frameHeight)) {
        return true;
      }
    }
    return false;
  }

  private static void checkOverlap(int one, int other, double overlap) {
    // A hair more is what rounding makes of exactly as much.
    if (overlap > MAX_OVERLAP + 1e-9) {
      throw new IllegalArgumentException(
          "zones %d and %d overlap by %.0f %% of the smaller; %.0f %% is the most"
              .formatted(one + 1, other + 1, 100 * overlap, 100 * MAX_OVERLAP));
    }
  }
}
