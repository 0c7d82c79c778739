package org.shoal.transforms.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** When some of a number of things, cameras or fish, are away for a while. */
final class Interruptions {
  private record Span(int index, int firstFrame, int endFrame) {}

  private final List<Span> spans = new ArrayList<>();

  private Interruptions() {}

  /**
   * Draws interruptions, evenly spread over the recording; they may overlap.
   *
   * @param random decides when, how long and which
   * @param times number of interruptions
   * @param together how many of the things go at a time
   * @param seconds mean duration; each lasts between half of it and one and a half times
   * @param count number of the things
   * @param config gives the clock and the length of the recording
   */
  static Interruptions draw(
      Random random, int times, int together, double seconds, int count, TankConfig config) {
    Interruptions interruptions = new Interruptions();
    for (int time = 0; time < times && count > 0; time++) {
      int length = (int) Math.round(seconds * (0.5 + random.nextDouble()) * config.fps());
      int first = (int) (random.nextDouble() * Math.max(1, config.frames() - length));
      int[] order = shuffled(random, count);
      for (int i = 0; i < Math.min(together, count); i++) {
        interruptions.spans.add(new Span(order[i], first, first + Math.max(1, length)));
      }
    }
    return interruptions;
  }

  /** Says of each thing whether it is away in a frame. */
  void at(int frame, boolean[] away) {
    Arrays.fill(away, false);
    for (Span span : spans) {
      if (frame >= span.firstFrame && frame < span.endFrame) {
        away[span.index] = true;
      }
    }
  }

  /** Fisher-Yates. */
  private static int[] shuffled(Random random, int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
