package org.shoal.pipelines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;

/** Checks of the options that every mission has, before any work is done. */
public final class RecordingChecks {
  private RecordingChecks() {}

  /**
   * Checks the options.
   *
   * @throws InvalidInputException naming the option that is wrong
   */
  public static void check(RecordingOptions options) throws IOException {
    require("--recording", options.getRecording() != null, "is required");
    Choices.of("--progress", options.getProgress(), ProgressMode.class);
    require(
        "--detections",
        options.getDetections().isEmpty()
            || BeamFiles.isRemote(options.getDetections())
            || !BeamFiles.match(options.getDetections()).isEmpty(),
        "there is no file " + options.getDetections());
    BeamFiles.requireFilesystem(options.getOutput());
    require("--windowFrames", options.getWindowFrames() > 0, "must be positive");
    require("--maxKeptGib", options.getMaxKeptGib() >= 0, "must not be negative");
    require("--segmentSeconds", options.getSegmentSeconds() > 0, "must be positive");
    require(
        "--maxBadFrameFraction",
        options.getMaxBadFrameFraction() >= 0 && options.getMaxBadFrameFraction() <= 1,
        "must be from 0 to 1");
  }

  /** Makes the folder for results; a store needs none. */
  public static void makeOutput(RecordingOptions options) {
    if (BeamFiles.isRemote(options.getOutput())) {
      return;
    }
    try {
      Files.createDirectories(Path.of(options.getOutput()));
    } catch (IOException e) {
      throw new InvalidInputException(
          "--output", "", options.getOutput() + " is no folder and cannot be made one: " + e, e);
    }
  }

  /**
   * Requires something of an option.
   *
   * @throws InvalidInputException naming the option and the reason when it does not hold
   */
  public static void require(String option, boolean holds, String reason) {
    if (!holds) {
      throw new InvalidInputException(option, "", reason);
    }
  }
}
