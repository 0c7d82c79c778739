package org.shoal.io.video;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shoal.io.InvalidInputException;
import org.shoal.io.Problem;
import org.shoal.io.detection.FrameRows;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.TimestampTable;

/** Looks through one camera's footage without decoding it. */
public final class FootageSurveyor {
  private final Recording recording;
  private final RecordingCamera camera;
  private final List<Problem> problems = new ArrayList<>();
  private long bytes;
  private double longestKeyframeSeconds;
  private long pictures;
  private long frames;
  private long missing;
  private int holes;
  private long holeEnd = -1;
  private long duplicated;
  private long firstFrame = -1;
  private long endFrame;

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
    double[] listed = TimestampTable.of(camera);
    FilePlacer placer = new FilePlacer(recording, camera);
    // A table need not list the pictures of every file.
    List<PlacedFile> placed =
        placer.place(indexes, listed).stream().filter(file -> file.pts().length > 0).toList();
    CameraPlan plan = SegmentPlanner.planPlaced(recording, camera, placed, segmentSeconds);
    Map<String, PlacedFile> byUri = new HashMap<>();
    for (PlacedFile file : placed) {
      pictures += file.pts().length;
      noteKeyframes(file);
      byUri.put(file.file().uri(), file);
    }
    plan.segments().forEach(segment -> count(segment, byUri.get(segment.uri())));
    FootageIndex main = main(indexes);
    double period = placed.isEmpty() ? 0 : placed.get(0).periodSeconds();
    return new CameraSurvey(
        camera.name(),
        indexes.size(),
        bytes,
        main.codec(),
        main.uprightWidth(),
        main.uprightHeight(),
        period > 0 ? 1 / period : 0,
        pictures,
        longestKeyframeSeconds,
        placed.stream().mapToDouble(f -> f.seconds()[0]).min().orElse(Double.NaN),
        placed.stream().mapToDouble(PlacedFile::endSeconds).max().orElse(Double.NaN),
        firstFrame,
        endFrame,
        frames,
        missing,
        holes,
        duplicated,
        plan.segments(),
        Stream.of(problems, plan.problems(), placer.problems()).flatMap(List::stream).toList());
  }

  private FootageIndex index(String file) throws IOException {
    try (StagedFootage staged = StagedFootage.open(file)) {
      bytes += Files.size(staged.path());
      return FootageIndexer.index(file, staged.path(), camera.stream());
    } catch (InvalidInputException e) {
      problems.add(
          new Problem(recording.name(), camera.name(), "index", file, -1, 0, e.getMessage()));
      return FootageIndex.unreadable(file, e.getMessage());
    }
  }

  private static FootageIndex main(List<FootageIndex> indexes) {
    return indexes.stream()
        .filter(index -> index.frameCount() > 0)
        .findFirst()
        .orElse(FootageIndex.unreadable("", ""));
  }

  /**
   * Counts what a job would find in a segment, were every picture decoded.
   *
   * @param file the segment's file
   */
  private void count(Segment segment, PlacedFile file) {
    int length = Math.toIntExact(segment.endFrame() - segment.firstFrame());
    BitSet known = new BitSet();
    double[] seconds = new double[length];
    Arrays.fill(seconds, Double.NaN);
    int from = FrameRows.firstFrom(file.pts(), segment.firstPts());
    int to = FrameRows.firstFrom(file.pts(), segment.endPts());
    for (int i = from; i < to; i++) {
      int position = (int) (file.frames()[i] - segment.firstFrame());
      if (position >= 0 && position < length && !known.get(position)) {
        known.set(position);
        seconds[position] = file.seconds()[i];
      }
    }
    duplicated += to - from - known.cardinality();
    frames += known.cardinality();
    if (!known.isEmpty()) {
      firstFrame = firstFrame < 0 ? segment.firstFrame() + known.nextSetBit(0) : firstFrame;
      endFrame = segment.firstFrame() + known.length();
    }
    countMissing(segment, MissingFrames.of(segment, known, seconds));
  }

  private void countMissing(Segment segment, BitSet positions) {
    missing += positions.cardinality();
    for (int from = positions.nextSetBit(0); from >= 0; from = positions.nextSetBit(from)) {
      holes += segment.firstFrame() + from == holeEnd ? 0 : 1;
      from = positions.nextClearBit(from);
      holeEnd = segment.firstFrame() + from;
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
}
