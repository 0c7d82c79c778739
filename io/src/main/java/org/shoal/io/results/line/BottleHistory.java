package org.shoal.io.results.line;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.ClassificationAttempt;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.line.BottleFacts;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WallClock;

/**
 * The history of each bottle as JSON: when it was first and last seen, each attempt to classify it
 * and what came of it, how far it had come in the end and what it is.
 */
final class BottleHistory {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private BottleHistory() {}

  static void write(Recording recording, List<TrackClassification> bottles, Path target)
      throws IOException {
    WallClock clock = WallClock.of(recording);
    ObjectNode json = JSON.createObjectNode();
    json.put("recording", recording.name());
    ArrayNode list = json.putArray("bottles");
    for (TrackClassification bottle : bottles) {
      ObjectNode node = list.addObject();
      node.put("camera", bottle.key().camera());
      node.put("track_id", bottle.key().track());
      node.put("first_frame", bottle.firstFrame());
      node.put("last_frame", bottle.lastFrame());
      node.put("first_seen", clock.timeOf(bottle.firstFrame()));
      node.put("last_seen", clock.timeOf(bottle.lastFrame()));
      node.put("state", BottleFacts.lastState(bottle).name());
      ArrayNode attempts = node.putArray("attempts");
      for (ClassificationAttempt attempt : bottle.attempts()) {
        put(attempt, clock, attempts.addObject());
      }
      put(bottle.classification(), node.putObject("attributes"));
    }
    AtomicFile.write(target, file -> Files.writeString(file, JSON.writeValueAsString(json) + "\n"));
  }

  private static void put(ClassificationAttempt attempt, WallClock clock, ObjectNode node) {
    node.put("frame", attempt.frame());
    node.put("time", clock.timeOf(attempt.frame()));
    node.put("succeeded", attempt.succeeded());
    if (!attempt.succeeded()) {
      node.put("failure", attempt.failure());
    }
    put(attempt.classification(), node.putObject("attributes"));
  }

  private static void put(Classification classification, ObjectNode node) {
    classification.byColumn().forEach(node::put);
  }
}
