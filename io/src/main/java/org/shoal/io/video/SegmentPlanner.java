package org.shoal.io.video;

import static org.shoal.io.detection.FrameRows.firstFrom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.shoal.io.Problem;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;

/** Cuts a camera's footage at keyframes into segments of about equal length. */
public final class SegmentPlanner {
  private static final double LONG_GAP_SECONDS = 60;

  /**
   * A hole larger than this is a clock that jumped: it is told, but no frames are counted in it.
   */
  private static final long LARGEST_HOLE_FRAMES = 1_000_000;

  private final Recording recording;
  private final RecordingCamera camera;
  private final double segmentSeconds;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private long nextFrame;
  private double lastDistance = Double.POSITIVE_INFINITY;

  private SegmentPlanner(Recording recording, RecordingCamera camera, double segmentSeconds) {
    this.recording = recording;
    this.camera = camera;
    this.segmentSeconds = segmentSeconds;
  }

  /** Plans one camera by its footage's own timestamps. */
  public static CameraPlan plan(
      Recording recording,
      RecordingCamera camera,
      List<FootageIndex> files,
      double segmentSeconds) {
    return plan(recording, camera, files, new double[0], segmentSeconds);
  }

  /**
   * Plans one camera. Frames before 0 and, where the recording says how many frames it has, those
   * after its end are not planned. Where several pictures fall on one frame, that nearest to the
   * frame's time has it, the earlier of two; a segment that has nothing but others has an empty
   * frame range. Segments also account for frames that the footage should have and lacks: in holes
   * between its pictures, and where it was cut short.
   *
   * @param files the camera's files in order; those that cannot be read as {@link
   *     FootageIndex#unreadable}
   * @param listedSeconds the time of each picture shown in the files, NaN for those to leave out;
   *     empty when the footage's own timestamps hold
   * @param segmentSeconds length of a segment at the least, unless the footage ends; it grows to
   *     the next keyframe
   */
  public static CameraPlan plan(
      Recording recording,
      RecordingCamera camera,
      List<FootageIndex> files,
      double[] listedSeconds,
      double segmentSeconds) {
    FilePlacer placer = new FilePlacer(recording, camera);
    List<PlacedFile> placed = placer.place(files, listedSeconds);
    CameraPlan plan = planPlaced(recording, camera, placed, segmentSeconds);
    List<Problem> problems = new ArrayList<>(plan.problems());
    problems.addAll(placer.problems());
    return new CameraPlan(plan.segments(), plan.endFrame(), problems);
  }

  /** Plans one camera whose files have been placed. */
  static CameraPlan planPlaced(
      Recording recording, RecordingCamera camera, List<PlacedFile> placed, double segmentSeconds) {
    SegmentPlanner planner = new SegmentPlanner(recording, camera, segmentSeconds);
    placed.forEach(planner::planFile);
    return new CameraPlan(planner.segments, planner.nextFrame, planner.problems);
  }

  private void planFile(PlacedFile placed) {
    FootageIndex file = placed.file();
    long[] frames = placed.frames();
    if (frames.length == 0) {
      return;
    }
    if (!file.damage().isEmpty()) {
      report(file, frames[frames.length - 1] + 1, 0, file.damage());
    }
    if (file.keyframePts().length == 0) {
      report(file, frames[0], frames.length, "has no keyframe: nothing of it can be decoded");
      return;
    }
    int from = firstFrom(frames, 0);
    int to = recording.frames() >= 0 ? firstFrom(frames, recording.frames()) : frames.length;
    reportGaps(file, frames, from, to);
    int planned = segments.size();
    cut(placed, from, to);
    if (segments.size() > planned && !file.damage().isEmpty()) {
      accountUntil(endFrame(placed));
    }
  }

  /** One past the last frame that a file says it has. */
  private long endFrame(PlacedFile file) {
    FrameClock clock = recording.clock();
    long end = (long) Math.ceil((file.endSeconds() - clock.startSeconds()) * clock.fps() - 0.5);
    return recording.frames() >= 0 ? Math.min(end, recording.frames()) : end;
  }

  /** Lets the last segment account for the frames up to an end, which it lacks. */
  private void accountUntil(long end) {
    Segment last = segments.get(segments.size() - 1);
    if (end > last.endFrame() && end - last.endFrame() <= LARGEST_HOLE_FRAMES) {
      segments.set(segments.size() - 1, last.withEndFrame(end));
      nextFrame = end;
      lastDistance = Double.POSITIVE_INFINITY;
    }
  }

  /** Dropped frames are told by the accounts; a long gap rather is a clock that jumped. */
  private void reportGaps(FootageIndex file, long[] frames, int from, int to) {
    long last = nextFrame - 1;
    for (int i = from; i < to; i++) {
      long missing = frames[i] - last - 1;
      if (missing > LONG_GAP_SECONDS * recording.fps()) {
        String gap = String.format(Locale.ROOT, "%.1f", missing / recording.fps());
        report(file, last + 1, missing, "shows nothing for " + gap + " s: do its timestamps jump?");
      }
      last = Math.max(last, frames[i]);
    }
  }

  private void report(FootageIndex file, long firstFrame, long frameCount, String message) {
    problems.add(
        new Problem(
            recording.name(),
            camera.name(),
            "index",
            file.uri(),
            Math.max(0, firstFrame),
            frameCount,
            message));
  }

  /** Cuts the pictures at positions from (inclusive) to to (exclusive). */
  private void cut(PlacedFile file, int from, int to) {
    long[] pts = file.pts();
    long[] keyframes = file.file().keyframePts();
    int first = from;
    int key = from < to ? Math.max(0, lastAtMost(keyframes, pts[from])) : 0;
    while (first < to) {
      int nextKey = keyAfter(file, key, pts[first]);
      int end = nextKey < keyframes.length ? firstFrom(pts, keyframes[nextKey]) : pts.length;
      end = Math.min(end, to);
      if (end > first) {
        addSegment(file, keyframes[key], first, end, first > from);
      }
      first = end;
      key = nextKey;
    }
  }

  /** The first keyframe, after the one given, that leaves a segment long enough behind it. */
  private int keyAfter(PlacedFile file, int key, long firstPts) {
    long[] keyframes = file.file().keyframePts();
    long halfTickLess = (long) Math.ceil(segmentSeconds / file.secondsPerTick() - 0.5);
    int next = key + 1;
    while (next < keyframes.length && keyframes[next] - firstPts < Math.max(1, halfTickLess)) {
      next++;
    }
    return next;
  }

  /** Adds the pictures at positions first (inclusive) to end (exclusive). */
  private void addSegment(
      PlacedFile placed, long keyframePts, int first, int end, boolean continues) {
    FootageIndex file = placed.file();
    long firstFrame = placed.frames()[first];
    long lastFrame = placed.frames()[end - 1];
    boolean filmsEveryFrame = recording.clock().isFilledBy(placed.periodSeconds());
    if (continues && (filmsEveryFrame || placed.lacksPictureBefore(first))) {
      accountUntil(firstFrame);
    }
    takeOver(placed, firstFrame, first, end);
    long start = Math.max(nextFrame, firstFrame);
    double distance = placed.nearest(lastFrame, recording.clock(), first, end);
    lastDistance = lastFrame == nextFrame - 1 ? Math.min(lastDistance, distance) : distance;
    nextFrame = Math.max(nextFrame, lastFrame + 1);
    segments.add(
        new Segment(
            recording.name(),
            camera.name(),
            file.uri(),
            file.stream(),
            file.inDecodingOrder(),
            keyframePts,
            placed.pts()[first],
            end < placed.pts().length ? placed.pts()[end] : Long.MAX_VALUE,
            placed.secondsPerTick(),
            placed.offsetSeconds(),
            placed.times(first, end),
            placed.periodSeconds(),
            recording.clock(),
            Math.min(start, nextFrame),
            nextFrame,
            file.rotationDegrees()));
  }

  /** Takes the last frame from the segment before if a picture of this one is nearer to it. */
  private void takeOver(PlacedFile placed, long firstFrame, int first, int end) {
    int last = segments.size() - 1;
    if (last < 0
        || firstFrame != nextFrame - 1
        || segments.get(last).endFrame() != nextFrame
        || segments.get(last).firstFrame() == nextFrame) {
      return;
    }
    double distance = placed.nearest(firstFrame, recording.clock(), first, end);
    if (FrameClock.isNearer(distance, lastDistance)) {
      segments.set(last, segments.get(last).withEndFrame(firstFrame));
      nextFrame = firstFrame;
      lastDistance = distance;
    }
  }

  /**
   * Position of the last of some ascending distinct values that is not above a bound; -1 if all
   * are.
   */
  private static int lastAtMost(long[] ascending, long bound) {
    int position = Arrays.binarySearch(ascending, bound);
    return position >= 0 ? position : -position - 2;
  }
}
