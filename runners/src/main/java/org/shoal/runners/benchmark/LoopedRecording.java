package org.shoal.runners.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingReader;

/** A long recording whose cameras film what those of a short one did, over and over. */
final class LoopedRecording {
  private LoopedRecording() {}

  /**
   * Makes the recording with the {@code ffmpeg} program, which copies packets.
   *
   * @param shortYaml recording.yaml of the short one; each camera has one file
   * @param folder for the long one
   * @return its recording.yaml
   */
  static Path make(Path shortYaml, Path folder, double minutes)
      throws IOException, InterruptedException {
    Recording recording = RecordingReader.findFootage(RecordingReader.read(shortYaml.toString()));
    Files.createDirectories(folder);
    List<Map<String, String>> cameras = new ArrayList<>();
    for (RecordingCamera camera : recording.cameras()) {
      String file = camera.name() + ".mp4";
      loop(camera.footage().get(0), folder.resolve(file), minutes);
      cameras.add(Map.of("name", camera.name(), "footage", file));
    }
    Path yaml = folder.resolve("recording.yaml");
    // JSON is YAML, too.
    new ObjectMapper()
        .writeValue(
            yaml.toFile(),
            Map.of(
                "name",
                recording.name(),
                "fps",
                recording.fps(),
                "calibration",
                Path.of(recording.calibration()).toAbsolutePath().toString(),
                "cameras",
                cameras));
    return yaml;
  }

  private static void loop(String from, Path to, double minutes)
      throws IOException, InterruptedException {
    String seconds = String.format(Locale.ROOT, "%.3f", 60 * minutes);
    List<String> command =
        List.of(
            "ffmpeg",
            "-nostdin",
            "-loglevel",
            "error",
            "-y",
            "-stream_loop",
            "-1",
            "-i",
            from,
            "-c",
            "copy",
            "-t",
            seconds,
            to.toString());
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }
}
