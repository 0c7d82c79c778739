package org.shoal.io.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.Field;

/**
 * Reads the cameras of a recording.yaml, each with {@code name}, {@code footage} (a file, a glob,
 * or a list of these and of maps with {@code file} and {@code start}), {@code stream}, {@code
 * offset} in seconds and {@code drift} in parts per million.
 */
final class CameraFields {
  private static final Set<String> CAMERA_KEYS =
      Set.of("name", "footage", "stream", "offset", "drift");
  private static final Set<String> FILE_KEYS = Set.of("file", "start");

  /** No clock is as wrong as this: the number was meant as another unit. */
  private static final double MOST_DRIFT_PPM = 100_000;

  private static final int MOST_STREAMS = 1000;

  private CameraFields() {}

  static List<RecordingCamera> read(String file, Field root) {
    List<Field> elements = root.get("cameras").elements();
    if (elements.isEmpty()) {
      throw root.refusal("cameras", "is empty");
    }
    String timestamps =
        root.find("timestamps").map(path -> BeamFiles.resolve(file, path.text())).orElse("");
    Map<String, Integer> places = new HashMap<>();
    List<RecordingCamera> cameras = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      RecordingCamera camera = camera(file, elements.get(i), timestamps);
      Integer other = places.putIfAbsent(camera.name(), i);
      if (other != null) {
        throw elements
            .get(i)
            .refusal(
                "name", "\"" + camera.name() + "\" is also the name of cameras[" + other + "]");
      }
      cameras.add(camera);
    }
    return cameras;
  }

  /** A name that may stand in paths. */
  static String name(Field fields) {
    String name = fields.get("name").textOrNumeral();
    if (name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..")) {
      throw fields.refusal(
          "name",
          "\"" + name + "\" names a folder or dataset and may not contain a slash or be a dot");
    }
    return name;
  }

  private static RecordingCamera camera(String file, Field fields, String timestamps) {
    fields.allowOnly(CAMERA_KEYS);
    List<String> footage = new ArrayList<>();
    Map<String, Double> starts = new HashMap<>();
    for (Field element : footage(fields)) {
      Field path = element.isMap() ? element.get("file") : element;
      String uri = BeamFiles.resolve(file, path.text());
      if (element.isMap()) {
        element.allowOnly(FILE_KEYS);
        element.find("start").ifPresent(start -> starts.put(uri, start.number()));
      }
      footage.add(uri);
    }
    double offset = fields.find("offset").map(Field::number).orElse(0.0);
    double drift = fields.find("drift").map(CameraFields::drift).orElse(0.0);
    int stream = fields.find("stream").map(CameraFields::stream).orElse(RecordingCamera.ANY_STREAM);
    CameraClock clock = new CameraClock(offset, drift, starts, timestamps);
    return new RecordingCamera(name(fields), footage, stream, clock);
  }

  private static List<Field> footage(Field fields) {
    Optional<Field> footage = fields.find("footage");
    if (footage.isEmpty()) {
      return List.of();
    }
    boolean isOne = footage.get().isText() || footage.get().isMap();
    return isOne ? List.of(footage.get()) : footage.get().elements();
  }

  private static double drift(Field field) {
    double ppm = field.number();
    if (Math.abs(ppm) > MOST_DRIFT_PPM) {
      throw field.refusal("must be parts per million, up to 100000 either way, not " + ppm);
    }
    return ppm;
  }

  private static int stream(Field field) {
    double number = field.number();
    if (number < 0 || number > MOST_STREAMS || number != Math.rint(number)) {
      throw field.refusal("must be a video stream's number, from 0, not " + number);
    }
    return (int) number;
  }
}
