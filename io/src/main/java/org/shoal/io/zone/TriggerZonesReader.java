package org.shoal.io.zone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.Field;
import org.shoal.io.files.FieldReader;

/**
 * Reads trigger zones as they are given to {@code --zones}: {@code x,y,width,height} in percent of
 * the frame, several separated by semicolons, or a YAML or JSON file with a list {@code zones} of
 * maps with these four fields. Nothing gives the defaults.
 */
public final class TriggerZonesReader {
  private static final String OPTION = "--zones";
  private static final Set<String> KEYS = Set.of("x", "y", "width", "height");

  private TriggerZonesReader() {}

  /**
   * Reads zones.
   *
   * @throws InvalidInputException naming the option or file, the zone and what is wrong with it
   */
  public static TriggerZones read(String given) throws IOException {
    if (given.isBlank()) {
      return TriggerZones.defaults();
    }
    String name = given.toLowerCase(Locale.ROOT);
    boolean file = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    return file ? parse(given, FieldReader.readYaml(given)) : parse(given);
  }

  /** Reads zones; what is wrong with them is told as a warning, and gives the defaults. */
  public static TriggerZones readLenient(String given, Consumer<String> warnings)
      throws IOException {
    try {
      return read(given);
    } catch (InvalidInputException e) {
      warnings.accept(
          e.getMessage() + "; going on with the default zone, 40 % x 60 % in the middle");
      return TriggerZones.defaults();
    }
  }

  private static TriggerZones parse(String given) {
    List<TriggerZone> zones = new ArrayList<>();
    for (String zone : given.split(";", -1)) {
      String place = "zone " + (zones.size() + 1);
      String[] numbers = zone.split(",", -1);
      if (numbers.length != 4) {
        throw new InvalidInputException(
            OPTION, place, "must be x,y,width,height in percent, not \"" + zone.strip() + "\"");
      }
      double[] values = new double[4];
      for (int i = 0; i < 4; i++) {
        values[i] = number(place, numbers[i].strip());
      }
      zones.add(zone(OPTION, place, values));
    }
    return zones(OPTION, "", zones);
  }

  private static double number(String place, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(OPTION, place, "\"" + text + "\" is no number", e);
    }
  }

  private static TriggerZones parse(String file, Field root) {
    Field list = root.get("zones");
    List<TriggerZone> zones = new ArrayList<>();
    for (Field zone : list.elements()) {
      zone.allowOnly(KEYS);
      double[] values = {
        zone.get("x").number(),
        zone.get("y").number(),
        zone.get("width").number(),
        zone.get("height").number()
      };
      zones.add(zone(file, "zones[" + zones.size() + "]", values));
    }
    return zones(file, "zones", zones);
  }

  private static TriggerZone zone(String file, String place, double[] values) {
    try {
      return new TriggerZone(values[0], values[1], values[2], values[3]);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file, place, e.getMessage(), e);
    }
  }

  private static TriggerZones zones(String file, String place, List<TriggerZone> zones) {
    try {
      return new TriggerZones(zones);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file, place, e.getMessage(), e);
    }
  }
}
