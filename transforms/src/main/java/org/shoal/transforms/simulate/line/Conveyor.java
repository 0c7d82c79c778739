package org.shoal.transforms.simulate.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.shoal.transforms.simulate.Seeds;

/** One camera's conveyor: its lanes, when it runs, and the bottles on it. */
final class Conveyor {
  private record Place(Lane lane, double passing) {}

  /** From one bottle of a lane to the next at least, in radii of the widest. */
  private static final double SPACING = 2.6;

  /** Nearest first. */
  final List<Lane> lanes = new ArrayList<>();

  /** In the order of painting, the farthest lane's first. Ids are in the order of passing. */
  final List<Bottle> bottles = new ArrayList<>();

  private final BeltClock clock;
  private final double middle;

  Conveyor(LineConfig config, int camera) {
    Random random = Seeds.BELT.random(config.seed(), camera);
    this.clock = new BeltClock(config, random);
    this.middle = config.width() / 2.0;
    for (int i = 0; i < config.lanes(); i++) {
      lanes.add(Lane.of(config, i, 0.85 + 0.4 * random.nextDouble()));
    }
    List<Place> places = new ArrayList<>();
    for (int lane = 0; lane < config.lanes(); lane++) {
      int count = (config.bottles() + lane) / config.lanes();
      fill(lanes.get(lane), count, clock.travel(config.seconds()), random, places);
    }
    places.sort(Comparator.comparingDouble(place -> place.passing / place.lane.speed()));
    Random draw = Seeds.BOTTLE.random(config.seed(), camera);
    for (Place place : places) {
      int id = camera * config.bottles() + bottles.size();
      bottles.add(Bottle.draw(id, place.lane, place.passing, draw));
    }
    bottles.sort(Comparator.comparingDouble(bottle -> bottle.lane().baseline()));
  }

  /** Every bottle of a lane passes the middle of the picture; none comes close to another. */
  private static void fill(Lane lane, int count, double travel, Random random, List<Place> places) {
    double slot = 0.92 * travel * lane.speed() / Math.max(1, count);
    double least = SPACING * BottleShape.ML_1500.radius() * lane.scale();
    LineConfig.require(
        count <= 1 || slot >= least, "bottles", "are more than its lanes carry past in this time");
    double jitter = Math.max(0, slot - least);
    for (int i = 0; i < count; i++) {
      double passing = 0.04 * travel * lane.speed() + slot * i + jitter * random.nextDouble();
      places.add(new Place(lane, passing));
    }
  }

  /** Where a bottle's axis is at a time: x in pixels. */
  double x(Bottle bottle, double seconds) {
    return middle + run(bottle.lane(), seconds) - bottle.passing();
  }

  /** How far a lane has run, pixels. */
  double run(Lane lane, double seconds) {
    return lane.speed() * clock.travel(seconds);
  }

  /** Pixels a second at a time. */
  double speed(Lane lane, double seconds) {
    return lane.speed() * clock.speed(seconds);
  }
}
