package org.shoal.io.results.swim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.SwimState;

/** The swim mission's part of summary.json. */
final class SwimSummary {
  private SwimSummary() {}

  /** All swimmers' strokes together, then each swimmer with the session's end. */
  static ObjectNode of(List<SwimTrack> tracks) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("strokes", tracks.stream().mapToLong(track -> track.strokes().size()).sum());
    ArrayNode swimmers = summary.putArray("swimmers");
    for (SwimTrack track : tracks) {
      ObjectNode swimmer = swimmers.addObject();
      swimmer.put("camera", track.camera());
      swimmer.put("swimmer", track.swimmer());
      swimmer.put("frames_with_pose", track.poses());
      put(swimmer.putObject("state"), track.state());
    }
    return summary;
  }

  private static void put(ObjectNode node, SwimState state) {
    node.put("session_active", state.sessionActive());
    put(node, "session_start_s", state.sessionStartSeconds());
    node.put("stroke_count", state.strokeCount());
    node.put("stroke_rate", state.strokeRate());
    put(node, "last_stroke_s", state.lastStrokeSeconds());
    node.put("pose_detected", state.poseDetected());
    node.put("is_swimming", state.swimming());
    ArrayNode history = node.putArray("rate_history");
    for (RateSample sample : state.rateHistory()) {
      history
          .addObject()
          .put("timestamp_s", sample.timeSeconds())
          .put("stroke_rate", sample.strokesPerMinute())
          .put("stroke_count", sample.strokeCount());
    }
  }

  /** null where there is none. */
  private static void put(ObjectNode node, String field, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(field, value.getAsDouble());
    } else {
      node.putNull(field);
    }
  }
}
