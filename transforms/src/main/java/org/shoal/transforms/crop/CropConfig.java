package org.shoal.transforms.crop;

import java.io.Serializable;
import org.shoal.io.zone.TriggerZones;
import org.shoal.transforms.detect.OptionRange;

/**
 * What is cut out of frames. Numbers out of range are refused with an {@link
 * org.shoal.io.InvalidInputException} that names the option.
 *
 * @param zones boxes are cut out whose centre is in any of them
 * @param width width of a crop in pixels, at least 1
 * @param height height of a crop in pixels, at least 1
 * @param firstCrops how many crops are cut out of successive frames when a box appears in a zone,
 *     at least 1
 * @param cropInterval how many frames pass before what stays in the zone is cut out once more, at
 *     least 1; 1 cuts everything out of every frame
 */
public record CropConfig(
    TriggerZones zones, int width, int height, int firstCrops, int cropInterval)
    implements Serializable {
  public CropConfig {
    OptionRange.atLeast("--cropWidth", width, 1);
    OptionRange.atLeast("--cropHeight", height, 1);
    OptionRange.atLeast("--maxClassificationAttempts", firstCrops, 1);
    OptionRange.atLeast("--cropInterval", cropInterval, 1);
  }

  /**
   * Crops of a size, for one classifier: the zone in the middle, 2 crops of what appears and one
   * more every 10 frames.
   */
  public static CropConfig of(int width, int height) {
    return new CropConfig(TriggerZones.defaults(), width, height, 2, 10);
  }

  /** The same in other zones. */
  public CropConfig withZones(TriggerZones value) {
    return new CropConfig(value, width, height, firstCrops, cropInterval);
  }

  /** The same with another number of crops of what appears. */
  public CropConfig withFirstCrops(int value) {
    return new CropConfig(zones, width, height, value, cropInterval);
  }

  /** The same with another interval. */
  public CropConfig withCropInterval(int value) {
    return new CropConfig(zones, width, height, firstCrops, value);
  }
}
