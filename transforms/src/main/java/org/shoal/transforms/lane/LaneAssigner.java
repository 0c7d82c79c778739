package org.shoal.transforms.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.PeopleWindow;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.PoseWindow;

/**
 * Gives each person of each frame to a swimmer, frame after frame. Swimmers stay in their lanes, so
 * a person is whoever's lane is nearest, and for a second after a sighting also whoever was nearest
 * in the lane; a lane's place follows its swimmer slowly, so that a moment's confusion does not
 * move it. Somebody far from every lane finds a new one while there are fewer than there are
 * swimmers; of those first seen in one frame the upper (or left) one has the lower number. A lane
 * whose swimmer was hardly ever seen and then no more is given up.
 *
 * <p>What comes out does not depend on where windows end. Not safe for use by several threads.
 */
public final class LaneAssigner {
  /** A person this far beside a lane, in diagonals of the box, is not its swimmer. */
  private static final double FARTHEST = 0.25;

  /** A person this near a lane is a second sighting of its swimmer rather than a new one. */
  private static final double NEAREST_LANES = 0.08;

  /** How much a diagonal along the lane counts against one across. */
  private static final double ALONG = 0.25;

  private static final double RECENT_SECONDS = 1;
  private static final double MEMORY_SECONDS = 1;
  private static final double GIVE_UP_SECONDS = 2;
  private static final double DOUBTFUL_SECONDS = 0.5;
  private static final int NOBODY = -1;

  private final LaneConfig config;
  private final double fps;
  private final LaneState lanes;

  /**
   * An assigner that goes on where another with the same settings stopped.
   *
   * @param fps frames a second of the recording's clock, positive
   */
  public LaneAssigner(LaneConfig config, double fps, LaneState state) {
    this.config = config;
    this.fps = fps;
    this.lanes = state.copy();
  }

  /** What another assigner needs to go on from here. */
  public LaneState state() {
    return lanes.copy();
  }

  /** Assigns the people of the next window: one window a swimmer, in order. */
  public List<PoseWindow> assign(PeopleWindow window) {
    CameraPoses camera = window.people();
    List<PoseColumns> poses = new ArrayList<>();
    for (int swimmer = 0; swimmer < config.swimmers(); swimmer++) {
      poses.add(PoseColumns.empty(camera.frameCount()));
    }
    for (int f = 0; f < camera.frameCount(); f++) {
      int from = camera.frameOffsets()[f];
      int to = camera.frameOffsets()[f + 1];
      int[] rows = choose(camera.firstFrame() + f, camera.people(), from, to);
      for (int swimmer = 0; swimmer < rows.length; swimmer++) {
        if (rows[swimmer] != NOBODY) {
          poses.get(swimmer).copyRow(f, camera.people(), rows[swimmer]);
        }
      }
    }
    List<PoseWindow> windows = new ArrayList<>();
    for (int swimmer = 0; swimmer < config.swimmers(); swimmer++) {
      windows.add(
          new PoseWindow(
              window.key(),
              camera.camera(),
              swimmer,
              window.clock(),
              camera.firstFrame(),
              window.last(),
              camera.status(),
              camera.timestampSeconds(),
              camera.duplicatedFrames(),
              poses.get(swimmer)));
    }
    return windows;
  }

  /** The row of each swimmer in a frame, or {@link #NOBODY}. */
  private int[] choose(long frame, PoseColumns people, int from, int to) {
    int[] rows = new int[config.swimmers()];
    Arrays.fill(rows, NOBODY);
    if (config.swimmers() == 1) {
      rows[0] = from < to ? from : NOBODY;
      return rows;
    }
    if (from == to) {
      return rows;
    }
    BodyPlaces places = BodyPlaces.of(people, from, to, config.axis());
    boolean[] taken = new boolean[places.count()];
    match(frame, places, taken, rows);
    found(frame, places, taken, rows);
    for (int lane = 0; lane < rows.length; lane++) {
      if (rows[lane] != NOBODY) {
        follow(lane, frame, places, rows[lane]);
        rows[lane] += from;
      }
    }
    return rows;
  }

  /** Gives people to lanes that there are, the best pair first. */
  private void match(long frame, BodyPlaces places, boolean[] taken, int[] rows) {
    while (true) {
      int bestLane = NOBODY;
      int best = NOBODY;
      double least = Double.POSITIVE_INFINITY;
      for (int lane = 0; lane < rows.length; lane++) {
        for (int person = 0; person < taken.length; person++) {
          if (rows[lane] == NOBODY && !taken[person] && lanes.seen()[lane] > 0) {
            double cost = cost(lane, frame, places, person);
            if (cost < least) {
              least = cost;
              bestLane = lane;
              best = person;
            }
          }
        }
      }
      if (best == NOBODY) {
        return;
      }
      rows[bestLane] = best;
      taken[best] = true;
    }
  }

  private double cost(int lane, long frame, BodyPlaces places, int person) {
    double beside = beside(lane, places, person);
    if (beside > FARTHEST) {
      return Double.POSITIVE_INFINITY;
    }
    double seconds = (frame - lanes.lastFrame()[lane]) / fps;
    double moved = Math.abs(places.along(person) - lanes.along()[lane]) / lanes.size()[lane];
    return beside + (seconds <= RECENT_SECONDS ? ALONG * Math.min(1, moved) : 0);
  }

  private double beside(int lane, BodyPlaces places, int person) {
    return Math.abs(places.across(person) - lanes.across()[lane]) / lanes.size()[lane];
  }

  /** Those who are left, the most confident first, find lanes; these are numbered by place. */
  private void found(long frame, BodyPlaces places, boolean[] taken, int[] rows) {
    List<Integer> free = new ArrayList<>();
    for (int lane = 0; lane < rows.length; lane++) {
      if (rows[lane] == NOBODY && isFree(lane, frame)) {
        lanes.seen()[lane] = 0;
        free.add(lane);
      }
    }
    List<Integer> founders = new ArrayList<>();
    for (int person = 0; person < taken.length && founders.size() < free.size(); person++) {
      if (!taken[person] && isApart(places, person, founders)) {
        founders.add(person);
      }
    }
    founders.sort((one, other) -> Double.compare(places.across(one), places.across(other)));
    for (int i = 0; i < founders.size(); i++) {
      rows[free.get(i)] = founders.get(i);
    }
  }

  private boolean isFree(int lane, long frame) {
    double hidden = (frame - lanes.lastFrame()[lane]) / fps;
    boolean doubtful = lanes.seen()[lane] < DOUBTFUL_SECONDS * fps;
    return lanes.seen()[lane] == 0 || (doubtful && hidden > GIVE_UP_SECONDS);
  }

  /** Whether a person is in no lane that there is, nor beside another who finds one now. */
  private boolean isApart(BodyPlaces places, int person, List<Integer> founders) {
    for (int lane = 0; lane < config.swimmers(); lane++) {
      if (lanes.seen()[lane] > 0 && beside(lane, places, person) < NEAREST_LANES) {
        return false;
      }
    }
    for (int other : founders) {
      double apart = Math.abs(places.across(person) - places.across(other)) / places.size(other);
      if (apart < NEAREST_LANES) {
        return false;
      }
    }
    return true;
  }

  /** Moves a lane slowly to where its swimmer is. */
  private void follow(int lane, long frame, BodyPlaces places, int person) {
    long seen = lanes.seen()[lane];
    double gain = 1 / Math.max(1, Math.min(seen + 1.0, MEMORY_SECONDS * fps));
    lanes.across()[lane] += gain * (places.across(person) - lanes.across()[lane]);
    lanes.size()[lane] += gain * (places.size(person) - lanes.size()[lane]);
    lanes.along()[lane] = places.along(person);
    lanes.seen()[lane] = seen + 1;
    lanes.lastFrame()[lane] = frame;
  }
}
