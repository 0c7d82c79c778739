package org.shoal.pipelines.swim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.pose.PoseReader;
import org.shoal.io.pose.RecordedPoses;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;
import org.shoal.pipelines.RecordingChecks;
import org.shoal.transforms.pose.BackendKind;
import org.shoal.transforms.pose.PoseBackend;
import org.shoal.transforms.pose.PoseBackends;
import org.shoal.transforms.pose.PoseConfig;

/**
 * What a swim job works on, checked as far as can be before it starts.
 *
 * @param recordings the recordings: their footage found, or their number of frames known
 */
public record SwimInputs(List<Recording> recordings) {
  public SwimInputs {
    recordings = List.copyOf(recordings);
  }

  /**
   * Reads and checks what the options name.
   *
   * @param warn takes what is odd but no reason to stop
   * @throws InvalidInputException naming the file or option that is wrong
   */
  public static SwimInputs read(SwimOptions options, Consumer<String> warn) throws IOException {
    RecordingChecks.check(options);
    SwimSettings settings = SwimSettings.of(options);
    List<Recording> found = RecordingReader.readAll(options.getRecording());
    List<Recording> recordings =
        switch (settings.pose().kind()) {
          case YOLO -> filmed(found, options.getStream());
          case FILE -> recorded(found, settings.pose().keypoints(), warn);
          case SINE, RANDOM -> made(found, options.getSeconds());
        };
    checkBackend(settings.pose());
    RecordingChecks.makeOutput(options);
    return new SwimInputs(recordings);
  }

  private static void checkBackend(PoseConfig config) throws IOException {
    try (PoseBackend backend = PoseBackends.create(config)) {
      boolean isNetwork = config.kind() == BackendKind.YOLO;
      RecordingChecks.require(
          isNetwork ? "--model" : "--detections",
          backend.isAvailable(),
          "there is no file " + (isNetwork ? config.network().model() : config.keypoints()));
    }
  }

  private static List<Recording> filmed(List<Recording> recordings, int stream) throws IOException {
    List<Recording> filmed = new ArrayList<>();
    for (Recording recording : recordings) {
      filmed.add(RecordingReader.findFootage(recording.withDefaultStream(stream)));
    }
    return filmed;
  }

  private static List<Recording> made(List<Recording> recordings, double seconds) {
    RecordingChecks.require(
        "--seconds", seconds > 0 && Double.isFinite(seconds), "must be above 0");
    return recordings.stream()
        .map(
            recording ->
                recording.frames() >= 0
                    ? recording
                    : recording.withFrames(Math.round(seconds * recording.fps())))
        .toList();
  }

  private static List<Recording> recorded(
      List<Recording> recordings, String file, Consumer<String> warn) throws IOException {
    RecordingChecks.require(
        "--detections",
        recordings.size() == 1,
        "recorded keypoints are of one recording, but --recording names " + recordings.size());
    Recording recording = recordings.get(0);
    long end = 0;
    TreeSet<String> unused = new TreeSet<>();
    for (RecordedPoses poses : PoseReader.read(file)) {
      boolean ours = poses.camera().isEmpty() || recording.cameraNames().contains(poses.camera());
      if (ours) {
        end = Math.max(end, poses.endFrame());
      } else {
        unused.add(poses.camera());
      }
    }
    if (!unused.isEmpty()) {
      warn.accept(
          "%s: cameras %s are not in %s and left out"
              .formatted(file, String.join(", ", unused), recording.source()));
    }
    if (recording.frames() >= 0 && end > recording.frames()) {
      warn.accept(
          "%s: has poses up to frame %d, but %s has %d frames only; later ones are left out"
              .formatted(file, end - 1, recording.source(), recording.frames()));
    }
    return List.of(recording.frames() >= 0 ? recording : recording.withFrames(end));
  }
}
