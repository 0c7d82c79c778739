package org.shoal.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shoal.io.hdf5.TrackingReader;
import org.shoal.io.hdf5.TrackingRows;

/** A recording's truth.csv, and how well a tracking.h5 agrees with it. */
record Truth(List<Map<Integer, double[]>> frames) {

  /**
   * How well one fish was followed.
   *
   * @param framesWithin frames in which a confirmed position lies within the distance allowed
   * @param identities the identities those positions had
   */
  record Followed(int framesWithin, Set<Integer> identities) {}

  static Truth read(Path csv) throws IOException {
    List<Map<Integer, double[]>> frames = new ArrayList<>();
    List<String> lines = Files.readAllLines(csv);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      int frame = Integer.parseInt(fields[0]);
      while (frames.size() <= frame) {
        frames.add(new TreeMap<>());
      }
      double[] position = new double[3];
      for (int i = 0; i < 3; i++) {
        position[i] = Double.parseDouble(fields[2 + i]);
      }
      frames.get(frame).put(Integer.parseInt(fields[1]), position);
    }
    return new Truth(frames);
  }

  /** The truth of the first frames only. */
  Truth until(int frameCount) {
    return new Truth(frames.subList(0, frameCount));
  }

  /** The truth from a frame on, which becomes the first. */
  Truth from(int frame) {
    return new Truth(frames.subList(frame, frames.size()));
  }

  /** For every true fish the confirmed position nearest to it, frame by frame. */
  Map<Integer, Followed> follow(Path tracking, double metres) throws IOException {
    Map<Integer, Followed> followed = new TreeMap<>();
    try (TrackingReader reader = TrackingReader.open(tracking)) {
      TrackingRows rows = reader.read();
      int slots = reader.layout().maxFish();
      for (int f = 0; f < frames.size(); f++) {
        for (Map.Entry<Integer, double[]> fish : frames.get(f).entrySet()) {
          int slot = nearest(rows, f * slots, slots, fish.getValue());
          Followed sofar =
              followed.computeIfAbsent(fish.getKey(), id -> new Followed(0, new HashSet<>()));
          if (slot >= 0 && distance(rows, slot, fish.getValue()) <= metres) {
            sofar.identities().add(rows.fishId()[slot]);
            followed.put(fish.getKey(), new Followed(sofar.framesWithin() + 1, sofar.identities()));
          }
        }
      }
    }
    return followed;
  }

  /**
   * Root mean square over all true positions of the distance to the nearest of the given ones.
   *
   * @param positions shape (frames x slots x 3), metres; NaN where there is none
   */
  double rmsDistance(int slots, float[] positions) {
    double squares = 0;
    int count = 0;
    for (int f = 0; f < frames.size(); f++) {
      for (double[] fish : frames.get(f).values()) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int slot = f * slots; slot < (f + 1) * slots; slot++) {
          double distance = distance(positions, slot, fish);
          nearest = distance < nearest ? distance : nearest;
        }
        squares += nearest * nearest;
        count++;
      }
    }
    return Math.sqrt(squares / count);
  }

  private static int nearest(TrackingRows rows, int first, int slots, double[] position) {
    int best = -1;
    for (int slot = first; slot < first + slots; slot++) {
      if (rows.confirmed()[slot] != 0
          && !Float.isNaN(rows.centroid()[3 * slot])
          && (best < 0 || distance(rows, slot, position) < distance(rows, best, position))) {
        best = slot;
      }
    }
    return best;
  }

  private static double distance(TrackingRows rows, int slot, double[] position) {
    return distance(rows.centroid(), slot, position);
  }

  private static double distance(float[] positions, int slot, double[] position) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double difference = positions[3 * slot + i] - position[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
