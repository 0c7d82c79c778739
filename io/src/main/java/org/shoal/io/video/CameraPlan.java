package org.shoal.io.video;

import java.util.List;
import org.shoal.io.Problem;

/**
 * How one camera's footage is cut into work.
 *
 * @param segments in order of time; their frame ranges are disjoint and ascending, and frames
 *     between them are missing
 * @param endFrame one past the camera's last frame; 0 when it has none
 * @param problems what is wrong with the footage
 */
public record CameraPlan(List<Segment> segments, long endFrame, List<Problem> problems) {
  public CameraPlan {
    segments = List.copyOf(segments);
    problems = List.copyOf(problems);
  }
}
