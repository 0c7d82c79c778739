package org.shoal.io.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one camera saw of the fish in a window's frames, as a SLEAP file takes it. */
final class SleapBlock {
  /** Runs a track has in the file: u, v, point score, instance score, tracking score. */
  static final int RUNS = 5;

  private final int[] placeOfTrack;
  private final List<Integer> tracks = new ArrayList<>();
  private final List<double[]> runs = new ArrayList<>();
  private byte[] occupancy = new byte[0];
  private long firstFrame;
  private int frames;

  SleapBlock(int trackCount) {
    placeOfTrack = new int[trackCount];
    Arrays.fill(placeOfTrack, -1);
  }

  /** Forgets everything and takes frames of another window or camera. */
  void start(long newFirstFrame, int newFrames) {
    tracks.forEach(track -> placeOfTrack[track] = -1);
    tracks.clear();
    if (newFrames > frames) {
      runs.clear();
    }
    firstFrame = newFirstFrame;
    frames = newFrames;
    int cells = Math.multiplyExact(frames, placeOfTrack.length);
    if (occupancy.length < cells) {
      occupancy = new byte[cells];
    }
    Arrays.fill(occupancy, (byte) 0);
  }

  /** Adds a sighting of the fish that is the given track of the file. */
  void add(int track, Sightings sighting) {
    int at = (int) (sighting.frame() - firstFrame);
    occupancy[at * placeOfTrack.length + track] = 1;
    double[] values = runsOf(track);
    values[at] = sighting.u();
    values[frames + at] = sighting.v();
    values[2 * frames + at] = sighting.confidence();
    values[3 * frames + at] = sighting.confidence();
    values[4 * frames + at] = sighting.trackConfidence();
  }

  private double[] runsOf(int track) {
    if (placeOfTrack[track] < 0) {
      int place = tracks.size();
      placeOfTrack[track] = place;
      tracks.add(track);
      if (place == runs.size()) {
        runs.add(new double[RUNS * frames]);
      }
      Arrays.fill(runs.get(place), Double.NaN);
    }
    return runs.get(placeOfTrack[track]);
  }

  /** Writes what was added; other tracks and frames stay as they are in the file. */
  void writeTo(SleapFile file) throws IOException {
    if (tracks.isEmpty()) {
      return;
    }
    for (int place = 0; place < tracks.size(); place++) {
      file.writeTrack(tracks.get(place), firstFrame, runs.get(place), frames);
    }
    file.writeOccupancy(firstFrame, ByteBuffer.wrap(occupancy, 0, frames * placeOfTrack.length));
  }
}
