package org.shoal.pipelines.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CalibrationReader;
import org.shoal.io.calibration.Medium;
import org.shoal.io.export.CameraFacts;
import org.shoal.io.export.FinishedResults;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingReader;

/** Asks a recording.yaml and its calibration what results do not say of their cameras. */
final class CameraFactsReader {
  private CameraFactsReader() {}

  /**
   * The facts of the results' cameras, in their order.
   *
   * @param recordingFile the recording.yaml; empty for the one that the results name, which may be
   *     gone: then the facts are unknown, with a warning
   * @throws InvalidInputException when the recording.yaml given is wrong or of another recording
   */
  static List<CameraFacts> read(
      FinishedResults results, String recordingFile, Consumer<String> warn) throws IOException {
    if (!recordingFile.isEmpty()) {
      return facts(results, recordingFile);
    }
    String named = results.recordingFile();
    String reason = "summary.json names no recording.yaml";
    try {
      if (!named.isEmpty() && !BeamFiles.match(named).isEmpty()) {
        return facts(results, named);
      }
      reason = named.isEmpty() ? reason : "there is no " + named;
    } catch (InvalidInputException e) {
      reason = e.getMessage();
    }
    warn.accept(
        reason + "; without --recording the pictures' size and the footage's name are left out");
    return results.cameras().stream().map(camera -> CameraFacts.unknown()).toList();
  }

  private static List<CameraFacts> facts(FinishedResults results, String recordingFile)
      throws IOException {
    Recording recording =
        RecordingReader.readAll(recordingFile).stream()
            .filter(candidate -> candidate.name().equals(results.recording()))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        recordingFile, "name", "is not " + results.recording()));
    Calibration calibration =
        recording.calibration().isEmpty()
            ? new Calibration(List.of(), new Medium.Air())
            : CalibrationReader.read(recording.calibration());
    List<CameraFacts> facts = new ArrayList<>();
    for (String name : results.cameras()) {
      String footage =
          recording.cameras().stream()
              .filter(camera -> camera.name().equals(name))
              .map(RecordingCamera::footage)
              .flatMap(List::stream)
              .findFirst()
              .orElse("");
      facts.add(
          calibration
              .camera(name)
              .map(camera -> new CameraFacts(camera.width(), camera.height(), footage))
              .orElse(new CameraFacts(0, 0, footage)));
    }
    return facts;
  }
}
