package org.shoal.io.results.swim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shoal.io.Problem;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.results.Assembly;

/**
 * Says when nobody, or not everybody, was found although there were pictures to look at: a model
 * that is no good must not pass for an empty pool.
 */
final class SwimProblems {
  private static final String STEP = "pose";

  private SwimProblems() {}

  static List<Problem> find(Assembly<SwimFacts> assembly, List<SwimTrack> tracks, String source) {
    List<Problem> problems = new ArrayList<>();
    Map<String, List<SwimTrack>> byCamera =
        tracks.stream().collect(Collectors.groupingBy(SwimTrack::camera));
    for (FrameAccount account : assembly.accounts()) {
      String camera = account.camera();
      long frames = account.decoded();
      if (frames > 0) {
        for (String message : messages(byCamera.get(camera), frames)) {
          problems.add(
              new Problem(assembly.recording().name(), camera, STEP, source, 0, frames, message));
        }
      }
    }
    return problems;
  }

  private static List<String> messages(List<SwimTrack> swimmers, long frames) {
    if (swimmers.stream().allMatch(track -> track.poses() == 0)) {
      return List.of(
          "nobody was found in any of %d frames: does the model fit the footage, and is --confidence low enough?"
              .formatted(frames));
    }
    List<String> messages = new ArrayList<>();
    for (SwimTrack track : swimmers) {
      if (track.poses() == 0) {
        messages.add(
            "swimmer %d was never found: are there %d, in lanes of their own (--laneAxis)?"
                .formatted(track.swimmer(), swimmers.size()));
      } else if (track.wrists() == 0) {
        messages.add(
            "swimmer %d was found in %d frames, but no wrist was ever seen with --minKeypointConfidence: no stroke could be counted"
                .formatted(track.swimmer(), track.poses()));
      }
    }
    return messages;
  }
}
