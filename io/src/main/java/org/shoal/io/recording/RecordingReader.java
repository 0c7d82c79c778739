package org.shoal.io.recording;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.Field;
import org.shoal.io.files.FieldReader;

/**
 * Reads recording.yaml: {@code name}, {@code fps}, {@code start} (seconds on the footage's
 * timeline, or the wall-clock time of frame 0 in ISO 8601), {@code frames}, {@code calibration},
 * {@code timestamps} and {@code cameras}. Paths are relative to the yaml.
 */
public final class RecordingReader {
  /** A century at a thousand frames a second. */
  private static final double MOST_FRAMES = 3.2e12;

  private static final Set<String> RECORDING_KEYS =
      Set.of("name", "fps", "start", "frames", "calibration", "timestamps", "cameras");

  private RecordingReader() {}

  /**
   * Reads every recording that a path or glob names, in natural order.
   *
   * @throws InvalidInputException when nothing matches, a file is wrong, or two recordings share a
   *     name
   */
  public static List<Recording> readAll(String pattern) throws IOException {
    List<MatchResult.Metadata> matches = BeamFiles.match(pattern);
    if (matches.isEmpty()) {
      throw new InvalidInputException("--recording", "", "no file matches " + pattern);
    }
    Map<String, String> sources = new HashMap<>();
    List<Recording> recordings = new ArrayList<>();
    for (MatchResult.Metadata match : matches) {
      String file = match.resourceId().toString();
      Recording recording = read(file);
      String other = sources.putIfAbsent(recording.name(), file);
      if (other != null) {
        throw new InvalidInputException(
            file, "name", "\"" + recording.name() + "\" is also the name of " + other);
      }
      recordings.add(recording);
    }
    return recordings;
  }

  /**
   * Reads one recording.yaml. Footage stays as written, resolved against the yaml's place but not
   * yet looked for: see {@link #findFootage}.
   *
   * @throws InvalidInputException naming the file and the field that is wrong
   */
  public static Recording read(String file) throws IOException {
    Field root = FieldReader.readYaml(file);
    root.allowOnly(RECORDING_KEYS);
    double fps = root.get("fps").number();
    if (fps <= 0) {
      throw root.refusal("fps", "must be positive, not " + fps);
    }
    boolean startsAtTime = root.find("start").filter(Field::isText).isPresent();
    return new Recording(
        CameraFields.name(root),
        file,
        fps,
        startsAtTime ? 0 : root.find("start").map(Field::number).orElse(0.0),
        startsAtTime ? wallClock(root.get("start")) : "",
        root.find("frames").map(RecordingReader::frames).orElse(-1L),
        CameraFields.read(file, root),
        root.find("calibration").map(path -> BeamFiles.resolve(file, path.text())).orElse(""));
  }

  /**
   * The recording with every camera's footage expanded to the files that are there, in natural
   * order within a glob.
   *
   * @throws InvalidInputException when a file is missing or empty, or a glob matches nothing
   */
  public static Recording findFootage(Recording recording) throws IOException {
    requireTimestamps(recording);
    List<RecordingCamera> cameras = new ArrayList<>();
    for (int i = 0; i < recording.cameras().size(); i++) {
      RecordingCamera camera = recording.cameras().get(i);
      String place = "cameras[" + i + "].footage (camera " + camera.name() + ")";
      if (camera.footage().isEmpty()) {
        throw new InvalidInputException(recording.source(), place, "missing");
      }
      List<String> files = new ArrayList<>();
      Map<String, Double> starts = new HashMap<>();
      for (String pattern : camera.footage()) {
        List<String> found = findFiles(recording.source(), place, pattern);
        OptionalDouble start = camera.clock().startOf(pattern);
        if (start.isPresent()) {
          requireOne(recording.source(), place, pattern, found);
          starts.put(found.get(0), start.getAsDouble());
        }
        files.addAll(found);
      }
      CameraClock clock = camera.clock().withFileStarts(starts);
      cameras.add(new RecordingCamera(camera.name(), files, camera.stream(), clock));
    }
    return recording.withCameras(cameras);
  }

  private static List<String> findFiles(String source, String place, String pattern)
      throws IOException {
    List<MatchResult.Metadata> matches = BeamFiles.match(pattern);
    if (matches.isEmpty()) {
      throw new InvalidInputException(source, place, "there is no file " + pattern);
    }
    for (MatchResult.Metadata match : matches) {
      if (match.sizeBytes() == 0) {
        throw new InvalidInputException(source, place, match.resourceId() + " is empty");
      }
    }
    return matches.stream().map(match -> match.resourceId().toString()).toList();
  }

  private static void requireTimestamps(Recording recording) throws IOException {
    Set<String> tables = new TreeSet<>();
    recording.cameras().forEach(camera -> tables.add(camera.clock().timestamps()));
    for (String table : tables) {
      if (!table.isEmpty() && BeamFiles.match(table).isEmpty()) {
        throw new InvalidInputException(
            recording.source(), "timestamps", "there is no file " + table);
      }
    }
  }

  private static void requireOne(String source, String place, String pattern, List<String> found) {
    if (found.size() > 1) {
      throw new InvalidInputException(
          source, place, pattern + " has a start, and so must be one file, not " + found.size());
    }
  }

  private static String wallClock(Field start) {
    try {
      return DateTimeFormatter.ISO_DATE_TIME
          .parseBest(start.text(), OffsetDateTime::from, LocalDateTime::from)
          .toString();
    } catch (DateTimeException e) {
      throw start.refusal(
          "must be seconds or a time like 2026-05-04T09:30:00Z, not \"" + start.text() + "\"");
    }
  }

  private static long frames(Field field) {
    double frames = field.number();
    if (frames < 0 || frames > MOST_FRAMES || frames != Math.rint(frames)) {
      throw field.refusal("must be a whole number of frames, not " + frames);
    }
    return (long) frames;
  }
}
