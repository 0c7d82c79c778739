package org.shoal.io.detection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;

/**
 * Reads detections from JSON lines, gzipped or not: one object a camera and frame. Parsed as a
 * stream, so that memory is bounded by one object, whose detections are limited.
 */
final class JsonDetections {
  private static final int MOST_IN_A_FRAME = 100_000;
  private static final JsonFactory JSON = new JsonFactory();

  private final String file;
  private final RecordingScope scope;
  private final DetectionSink sink;
  private final List<DetectionValues> detections = new ArrayList<>();
  private int count;
  private String lastLabel = "";
  private int line;
  private boolean covered;
  private final InputPlace place = this::wrong;

  JsonDetections(String file, RecordingScope scope, DetectionSink sink) {
    this.file = file;
    this.scope = scope;
    this.sink = sink;
  }

  /** Hands every frame and detection to the sink; false when no line is of the recording. */
  boolean read() throws IOException {
    try (SourceStream source = new SourceStream(BeamFiles.open(file))) {
      try (InputStream text =
              Channels.newInputStream(
                  Compression.GZIP.readDecompressed(Channels.newChannel(source)));
          JsonParser parser = JSON.createParser(text)) {
        readObjects(parser);
        return covered;
      } catch (JsonEOFException e) {
        throw new InvalidInputException(
            file, "line " + line, "the file ends in the middle of this object", e);
      } catch (JsonProcessingException e) {
        throw new InvalidInputException(
            file, "line " + e.getLocation().getLineNr(), e.getOriginalMessage(), e);
      } catch (IOException e) {
        if (source.hasFailed()) {
          throw e;
        }
        throw new InvalidInputException(
            file, "after line " + line, "is cut off or damaged: " + e.getMessage(), e);
      }
    }
  }

  private void readObjects(JsonParser parser) throws IOException {
    while (parser.nextToken() != null) {
      line = parser.currentTokenLocation().getLineNr();
      require(
          parser.currentToken() == JsonToken.START_OBJECT,
          "is not an object {\"camera\", \"frame\", \"detections\"}");
      readObject(parser);
    }
    if (line == 0) {
      throw new InvalidInputException(file, "", "is empty");
    }
  }

  private void readObject(JsonParser parser) throws IOException {
    String camera = null;
    long frame = -1;
    boolean hasFrame = false;
    boolean hasDetections = false;
    boolean ours = true;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "recording" -> ours = scope.covers(text(parser, field));
        case "camera" -> camera = text(parser, field);
        case "frame" -> {
          require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, "frame is not an integer");
          frame = parser.getLongValue();
          hasFrame = true;
        }
        case "detections" -> {
          readDetections(parser);
          hasDetections = true;
        }
        default -> parser.skipChildren();
      }
    }
    if (ours) {
      require(camera != null, "camera is missing");
      require(hasFrame, "frame is missing");
      require(hasDetections, "detections is missing");
      emit(scope.camera(camera, place), scope.frame(frame, place));
    }
  }

  private void emit(int camera, long frame) throws IOException {
    covered = true;
    sink.frame(camera, frame, place);
    for (int i = 0; i < count; i++) {
      detections.get(i).complete(place);
      sink.detection(camera, frame, i, detections.get(i), place);
    }
  }

  private void readDetections(JsonParser parser) throws IOException {
    require(parser.currentToken() == JsonToken.START_ARRAY, "detections is not an array");
    count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(parser.currentToken() == JsonToken.START_OBJECT, "a detection is not an object");
      require(count < MOST_IN_A_FRAME, "has more than " + MOST_IN_A_FRAME + " detections");
      if (count == detections.size()) {
        detections.add(new DetectionValues());
      }
      readDetection(parser, detections.get(count++));
    }
  }

  private void readDetection(JsonParser parser, DetectionValues detection) throws IOException {
    detection.clear();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      int number = DetectionValues.NAMES.indexOf(field);
      if (value == JsonToken.VALUE_NULL) {
        continue;
      }
      if (number >= 0) {
        if (!value.isNumeric()) {
          throw place.wrong(field + " is not a number");
        }
        detection.set(number, parser.getDoubleValue(), place);
      } else if (field.equals("label")) {
        detection.setLabel(label(text(parser, field)));
      } else {
        parser.skipChildren();
      }
    }
  }

  /** Most labels are that of the detection before: the same string then serves both. */
  private String label(String label) {
    lastLabel = label.equals(lastLabel) ? lastLabel : label;
    return lastLabel;
  }

  private String text(JsonParser parser, String field) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw place.wrong(field + " is not a string");
    }
    return parser.getText();
  }

  private InvalidInputException wrong(String reason) {
    return new InvalidInputException(file, "line " + line, reason);
  }

  private void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw place.wrong(otherwise);
    }
  }
}
