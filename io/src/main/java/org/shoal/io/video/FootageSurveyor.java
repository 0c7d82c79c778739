package org.shoal.io.video;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.shoal.io.InvalidInputException;
import org.shoal.io.Problem;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.TimestampTable;

/** Looks through one camera's footage without decoding it. */
public final class FootageSurveyor {
  private final Recording recording;
  private final RecordingCamera camera;
  private final List<Problem> problems = new ArrayList<>();
  private long bytes;
  private long largestFileBytes;
  private double longestKeyframeSeconds;
  private long pictures;
  private long frames;
  private long missing;
  private int holes;
  private long firstFrame = -1;
  private long lastFrame = -1;

  private FootageSurveyor(Recording recording, RecordingCamera camera) {
    this.recording = recording;
    this.camera = camera;
  }

  /**
   * Surveys a camera whose footage has been found.
   *
   * @param segmentSeconds length of the segments to plan
   * @throws InvalidInputException if the table of the pictures' times is wrong
   * @throws IOException if remote footage cannot be brought here
   */
  public static CameraSurvey survey(
      Recording recording, RecordingCamera camera, double segmentSeconds) throws IOException {
    return new FootageSurveyor(recording, camera).survey(segmentSeconds);
  }

  private CameraSurvey survey(double segmentSeconds) throws IOException {
    List<FootageIndex> indexes = new ArrayList<>();
    for (String file : camera.footage()) {
      indexes.add(index(file));
    }
    double[] listed = listedSeconds();
    List<PlacedFile> placed = new FilePlacer(recording, camera).place(indexes, listed);
    placed.forEach(this::count);
    CameraPlan plan = SegmentPlanner.plan(recording, camera, indexes, listed, segmentSeconds);
    missing += lackedAtTheEnd(plan);
    FootageIndex main = main(indexes);
    boolean upright = main.rotationDegrees() % 180 == 0;
    double period = placed.isEmpty() ? 0 : placed.get(0).periodSeconds();
    return new CameraSurvey(
        camera.name(),
        indexes.size(),
        bytes,
        largestFileBytes,
        main.codec(),
        upright ? main.width() : main.height(),
        upright ? main.height() : main.width(),
        period > 0 ? 1 / period : 0,
        pictures,
        longestKeyframeSeconds,
        placed.stream().mapToDouble(f -> f.seconds()[0]).min().orElse(Double.NaN),
        placed.stream().mapToDouble(PlacedFile::endSeconds).max().orElse(Double.NaN),
        firstFrame,
        lastFrame + 1,
        frames,
        missing,
        holes,
        pictures - frames - outside(placed),
        plan.segments(),
        Stream.concat(problems.stream(), plan.problems().stream()).toList());
  }

  private FootageIndex index(String file) throws IOException {
    try (StagedFootage staged = StagedFootage.open(file)) {
      long size = Files.size(staged.path());
      bytes += size;
      largestFileBytes = Math.max(largestFileBytes, size);
      return FootageIndexer.index(file, staged.path(), camera.stream());
    } catch (InvalidInputException e) {
      problems.add(
          new Problem(recording.name(), camera.name(), "index", file, -1, 0, e.getMessage()));
      return FootageIndex.unreadable(file, e.getMessage());
    }
  }

  private double[] listedSeconds() throws IOException {
    String table = camera.clock().timestamps();
    return table.isEmpty() ? new double[0] : TimestampTable.read(table, camera.name());
  }

  private static FootageIndex main(List<FootageIndex> indexes) {
    return indexes.stream()
        .filter(index -> index.frameCount() > 0)
        .findFirst()
        .orElse(FootageIndex.unreadable("", ""));
  }

  private void count(PlacedFile file) {
    pictures += file.pts().length;
    noteKeyframes(file);
    double period = file.periodSeconds();
    for (int i = 0; i < file.frames().length; i++) {
      long frame = file.frames()[i];
      if (isInside(frame) && frame > lastFrame) {
        firstFrame = firstFrame < 0 ? frame : firstFrame;
        frames++;
        lastFrame = frame;
      }
      if (i > 0 && period > 0 && isInside(frame)) {
        long periods = Math.round((file.seconds()[i] - file.seconds()[i - 1]) / period);
        holes += periods > 1 ? 1 : 0;
        missing += Math.max(0, periods - 1);
      }
    }
  }

  private void noteKeyframes(PlacedFile file) {
    long[] keyframes = file.file().keyframePts();
    for (int i = 0; i < keyframes.length; i++) {
      long next = i + 1 < keyframes.length ? keyframes[i + 1] : file.file().endPts();
      longestKeyframeSeconds =
          Math.max(longestKeyframeSeconds, (next - keyframes[i]) * file.secondsPerTick());
    }
  }

  /** Frames that the last file declares beyond its last picture, because it was cut short. */
  private long lackedAtTheEnd(CameraPlan plan) {
    long lacked = frames == 0 ? 0 : plan.endFrame() - lastFrame - 1;
    holes += lacked > 0 ? 1 : 0;
    return Math.max(0, lacked);
  }

  private long outside(List<PlacedFile> placed) {
    return placed.stream()
        .mapToLong(file -> Arrays.stream(file.frames()).filter(frame -> !isInside(frame)).count())
        .sum();
  }

  private boolean isInside(long frame) {
    return frame >= 0 && (recording.frames() < 0 || frame < recording.frames());
  }
}
