package org.shoal.io.pose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.beam.sdk.io.Compression;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.Field;

/**
 * Reads recorded keypoints from JSON: one array of poses, or JSON lines, one pose a line; gzipped
 * or not, told apart by content. A pose is {@code {"keypoints": [[x, y, confidence], ... 17 of
 * them], "bbox": [x1, y1, x2, y2], "confidence": 0.9, "timestamp": 0.033, "frame_index": 1}}:
 * keypoints in COCO's order, pixels, seconds. {@code bbox} may be null or left out. {@code
 * "camera"} (a name) and {@code "swimmer"} (a number from 0) may be added, and unknown fields are
 * passed over. A {@code null} in place of a pose stands for a frame in which nobody was found. The
 * frames and times of one camera's swimmer ascend; a frame may be left out.
 *
 * <p>Whatever is wrong throws {@link InvalidInputException} with the file, the number of the pose
 * (from 0) and its line, the field and what would be right.
 */
public final class PoseReader {
  private static final int LARGEST_SWIMMER = 1000;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build());

  private record Source(String camera, int swimmer) {}

  private final String file;
  private final Map<Source, RecordedPosesBuilder> sources = new LinkedHashMap<>();
  private int number = -1;
  private int line = 1;

  private PoseReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param file path or URI, on any filesystem that Beam knows
   * @return the poses of each camera and swimmer, in the order of their first poses; empty when the
   *     file says that nobody was found in any frame
   * @throws InvalidInputException when the file is missing, empty or wrong anywhere
   */
  public static List<RecordedPoses> read(String file) throws IOException {
    if (BeamFiles.match(file).isEmpty()) {
      throw new InvalidInputException(file, "", "there is no such file");
    }
    PoseReader reader = new PoseReader(file);
    reader.readFile();
    List<RecordedPoses> all = new ArrayList<>();
    reader.sources.values().forEach(builder -> all.add(builder.build()));
    return all;
  }

  private void readFile() throws IOException {
    try (InputStream text =
            Channels.newInputStream(
                Compression.GZIP.readDecompressed(Channels.newChannel(BeamFiles.open(file))));
        JsonParser parser = JSON.createParser(text)) {
      readPoses(parser);
    } catch (JsonProcessingException e) {
      // Jackson has several exceptions for this, of which one only is a class of its own.
      if (e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
        throw new InvalidInputException(
            file, place(), "the file ends in the middle of this pose", e);
      }
      throw new InvalidInputException(
          file, "line " + e.getLocation().getLineNr(), e.getOriginalMessage(), e);
    } catch (EOFException | ZipException e) {
      throw new InvalidInputException(
          file, "after " + place(), "is cut off or damaged: " + e.getMessage(), e);
    }
  }

  private void readPoses(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new InvalidInputException(file, "", "is empty");
    }
    boolean array = token == JsonToken.START_ARRAY;
    if (array) {
      token = parser.nextToken();
    }
    while (token != (array ? JsonToken.END_ARRAY : null)) {
      number++;
      line = parser.currentTokenLocation().getLineNr();
      if (token == null) {
        throw new InvalidInputException(file, place(), "the file ends within its list of poses");
      }
      readPose(parser, token);
      token = parser.nextToken();
    }
    if (array && parser.nextToken() != null) {
      throw new InvalidInputException(file, "line " + line, "something follows the list of poses");
    }
  }

  private void readPose(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      throw new InvalidInputException(
          file, place(), "is not an object {\"keypoints\", \"confidence\", ...}");
    }
    ObjectNode object = JSON.readTree(parser);
    Field fields = Field.root(file + ": " + place(), object);
    Source source =
        new Source(
            fields.find("camera").map(Field::text).orElse(""),
            fields.find("swimmer").map(PoseReader::swimmer).orElse(0));
    try {
      sources
          .computeIfAbsent(source, s -> new RecordedPosesBuilder(s.camera, s.swimmer))
          .add(PoseFields.pose(fields));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file, place(), e.getMessage(), e);
    }
  }

  private static int swimmer(Field field) {
    double value = field.number();
    if (value < 0 || value > LARGEST_SWIMMER || value != Math.rint(value)) {
      throw field.refusal("must be a whole number from 0 to " + LARGEST_SWIMMER);
    }
    return (int) value;
  }

  private String place() {
    return "pose " + Math.max(0, number) + " (line " + line + ")";
  }
}
