package org.shoal.pipelines.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.io.Closer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.annotate.AnnotatedVideo;
import org.shoal.io.annotate.TrackAnnotations;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.results.Checksums;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.results.line.FinishedTracks;
import org.shoal.io.results.line.LineExports;
import org.shoal.io.zone.TriggerZones;
import org.shoal.io.zone.TriggerZonesReader;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.RecordingChecks;

/**
 * The command {@code shoal annotate}: films each camera's footage again with the finished tracks of
 * {@code shoal line} drawn in.
 */
public final class AnnotateLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Recording recording;
  private final ResultFolder folder;
  private final TriggerZones zones;
  private final String speed;

  private AnnotateLine(Recording recording, ResultFolder folder, TriggerZones zones, String speed) {
    this.recording = recording;
    this.folder = folder;
    this.zones = zones;
    this.speed = speed;
  }

  /** Films every recording. */
  public static ExitCode run(AnnotateOptions options, PrintStream out, PrintStream err)
      throws IOException {
    RecordingChecks.require("--recording", options.getRecording() != null, "is required");
    RecordingChecks.require(
        "--output",
        !BeamFiles.isRemote(options.getOutput()),
        "must be a local or mounted folder, not " + options.getOutput());
    ExitCode exit = ExitCode.GOOD;
    for (Recording recording : RecordingReader.readAll(options.getRecording())) {
      Recording found = RecordingReader.findFootage(recording);
      exit = exit.worse(annotate(found, options.getOutput(), out, err));
    }
    return exit;
  }

  /**
   * Films one recording, a film a camera in the folder of its results.
   *
   * @param recording the recording, its footage found
   * @param output the folder of the recordings' results
   * @return {@link ExitCode#PROBLEMS} when a camera's footage cannot be read; the others are filmed
   */
  static ExitCode annotate(Recording recording, String output, PrintStream out, PrintStream err)
      throws IOException {
    ResultFolder folder = new ResultFolder(output, recording.name());
    RecordingChecks.require(
        "--output",
        Files.isRegularFile(folder.summary()),
        folder.root() + " holds no finished results of shoal line");
    try (Closer held = Closer.create()) {
      held.register(folder.lock());
      return open(recording, folder, err).film(out, err);
    }
  }

  /** Takes the zones, speed and length from what the job says of itself. */
  private static AnnotateLine open(Recording recording, ResultFolder folder, PrintStream err)
      throws IOException {
    JsonNode summary = JSON.readTree(folder.summary().toFile());
    String given = summary.path("options").path("zones").asText();
    TriggerZones zones =
        summary.path("options").path("lenientZones").asBoolean()
            ? TriggerZonesReader.readLenient(given, warning -> warn(err, warning))
            : TriggerZonesReader.read(given);
    double speed = summary.path("frames_per_second").asDouble();
    return new AnnotateLine(
        recording
            .withDefaultStream(summary.path("options").path("stream").asInt(-1))
            .withFrames(summary.path("frames").asLong(-1)),
        folder,
        zones,
        String.format(Locale.ROOT, "%.1f frames/s", speed));
  }

  private ExitCode film(PrintStream out, PrintStream err) throws IOException {
    List<Path> films = new ArrayList<>();
    ExitCode exit = ExitCode.GOOD;
    for (RecordingCamera camera : recording.cameras()) {
      Path target = LineExports.film(folder, recording, camera.name());
      try (FinishedTracks tracks = FinishedTracks.open(folder)) {
        long frames =
            AnnotatedVideo.write(
                recording,
                camera,
                zones,
                new TrackAnnotations(tracks, camera.name()),
                speed,
                target);
        films.add(target);
        out.printf(
            "%s: %d frames of %s annotated: %s%n", recording.name(), frames, camera.name(), target);
      } catch (InvalidInputException e) {
        warn(
            err,
            "%s (%s) is not annotated: %s"
                .formatted(recording.name(), camera.name(), e.getMessage()));
        exit = ExitCode.PROBLEMS;
      }
    }
    Checksums.renew(folder, films);
    return exit;
  }

  private static void warn(PrintStream err, String warning) {
    err.println("shoal: warning: " + warning);
  }
}
