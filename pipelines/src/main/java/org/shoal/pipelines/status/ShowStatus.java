package org.shoal.pipelines.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.StoredFile;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.results.ProgressMarkers;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.resume.SegmentStore;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.RecordingChecks;

/** The command {@code shoal status}: what of recordings is done, under way and still to do. */
public final class ShowStatus {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ShowStatus() {}

  /** Shows a line a recording; {@link ExitCode#PROBLEMS} when something is not complete. */
  public static ExitCode run(StatusOptions options, PrintStream out, PrintStream err)
      throws IOException {
    RecordingChecks.require("--recording", options.getRecording() != null, "is required");
    ExitCode exit = ExitCode.GOOD;
    for (Recording recording : RecordingReader.readAll(options.getRecording())) {
      ResultFolder folder = new ResultFolder(options.getOutput(), recording.name());
      Optional<String> holder = folder.lockHolder();
      boolean complete = BeamFiles.exists(folder.location("summary.json"));
      boolean brokenOff =
          !StoredFile.list(folder.work()).isEmpty()
              || (!complete && StoredFile.count(folder.segments(), SegmentStore.KEPT) > 0);
      if (holder.isPresent()) {
        out.printf("%s: running (%s); %s%n", recording.name(), holder.get(), progress(folder));
      } else if (brokenOff) {
        out.printf(
            "%s: broken off; %s; the same command goes on from what is kept%n",
            recording.name(), progress(folder));
      } else if (complete) {
        out.printf("%s: %s%n", recording.name(), outcome(folder));
      } else {
        out.printf("%s: not begun%n", recording.name());
      }
      if (!complete || holder.isPresent() || brokenOff) {
        exit = exit.worse(ExitCode.PROBLEMS);
      }
    }
    return exit;
  }

  private static String progress(ResultFolder folder) throws IOException {
    ProgressMarkers.Progress progress = new ProgressMarkers(folder).read();
    String kept =
        "%d segments of footage kept"
            .formatted(StoredFile.count(folder.segments(), SegmentStore.KEPT));
    return progress.plannedFrames() == 0
        ? kept
        : "%d of %d camera frames looked at, %d of %d windows written, %s"
            .formatted(
                progress.detectedFrames(),
                progress.plannedFrames(),
                progress.writtenWindows(),
                progress.plannedWindows(),
                kept);
  }

  private static String outcome(ResultFolder folder) throws IOException {
    JsonNode summary = JSON.readTree(BeamFiles.read(folder.location("summary.json")));
    return "%s, %d frames, %d problems: %s"
        .formatted(
            summary.path("failed").asBoolean() ? "FAILED" : "complete",
            summary.path("frames").asLong(),
            summary.path("problems").asLong(),
            folder.location());
  }
}
