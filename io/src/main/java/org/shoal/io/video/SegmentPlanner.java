package org.shoal.io.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.Problem;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;

/** Cuts a camera's footage at keyframes into segments of about equal length. */
public final class SegmentPlanner {
  private final Recording recording;
  private final RecordingCamera camera;
  private final double segmentSeconds;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private long nextFrame;

  private SegmentPlanner(Recording recording, RecordingCamera camera, double segmentSeconds) {
    this.recording = recording;
    this.camera = camera;
    this.segmentSeconds = segmentSeconds;
  }

  /**
   * Plans one camera. Its files follow each other in time: the first picture of a file comes where
   * the last one of the file before ends, unless its own timestamps continue from there on or
   * later. Frames before 0 and, where the recording says how many frames it has, those after its
   * end are not planned. Where several pictures fall on one frame the first one has it, and a
   * segment that has nothing but such doubles has an empty frame range.
   *
   * @param files the camera's files in order
   * @param segmentSeconds length of a segment at the least, unless the footage ends; it grows to
   *     the next keyframe
   */
  public static CameraPlan plan(
      Recording recording,
      RecordingCamera camera,
      List<FootageIndex> files,
      double segmentSeconds) {
    SegmentPlanner planner = new SegmentPlanner(recording, camera, segmentSeconds);
    double offset = 0;
    double end = Double.NEGATIVE_INFINITY;
    for (FootageIndex file : files) {
      double start = file.pts()[0] * file.secondsPerTick();
      double halfFrame = file.nominalFps() > 0 ? 0.5 / file.nominalFps() : 0;
      if (start + offset < end - halfFrame) {
        offset = end - start;
      }
      end = file.endSeconds() + offset;
      planner.planFile(file, offset + camera.offsetSeconds());
    }
    return new CameraPlan(planner.segments, planner.nextFrame, planner.problems);
  }

  private void planFile(FootageIndex file, double offset) {
    FrameClock clock = recording.clock();
    long[] pts = file.pts();
    long[] frames = new long[pts.length];
    for (int i = 0; i < pts.length; i++) {
      frames[i] = clock.frameAt(pts[i] * file.secondsPerTick() + offset);
    }
    if (!file.damage().isEmpty()) {
      long next = Math.max(0, frames[frames.length - 1] + 1);
      problems.add(
          new Problem(
              recording.name(), camera.name(), "index", file.uri(), next, 0, file.damage()));
    }
    if (file.keyframePts().length == 0) {
      problems.add(
          new Problem(
              recording.name(),
              camera.name(),
              "index",
              file.uri(),
              Math.max(0, frames[0]),
              frames.length,
              "has no keyframe, so that nothing of it can be decoded"));
      return;
    }
    int from = firstAtLeast(frames, 0);
    int to = recording.frames() >= 0 ? firstAtLeast(frames, recording.frames()) : frames.length;
    cut(file, offset, frames, from, to);
  }

  /** Cuts the pictures at positions from (inclusive) to to (exclusive). */
  private void cut(FootageIndex file, double offset, long[] frames, int from, int to) {
    long[] pts = file.pts();
    long[] keyframes = file.keyframePts();
    int first = from;
    int key = from < to ? Math.max(0, lastAtMost(keyframes, pts[from])) : 0;
    while (first < to) {
      int nextKey = keyAfter(file, key, pts[first]);
      int end = nextKey < keyframes.length ? firstAtLeast(pts, keyframes[nextKey]) : pts.length;
      end = Math.min(end, to);
      long endPts = end < pts.length ? pts[end] : Long.MAX_VALUE;
      addSegment(file, offset, keyframes[key], pts[first], endPts, frames[first], frames[end - 1]);
      first = end;
      key = nextKey;
    }
  }

  /** The first keyframe, after the one given, that leaves a segment long enough behind it. */
  private int keyAfter(FootageIndex file, int key, long firstPts) {
    long[] keyframes = file.keyframePts();
    long halfTickLess = (long) Math.ceil(segmentSeconds / file.secondsPerTick() - 0.5);
    int next = key + 1;
    while (next < keyframes.length && keyframes[next] - firstPts < Math.max(1, halfTickLess)) {
      next++;
    }
    return next;
  }

  private void addSegment(
      FootageIndex file,
      double offset,
      long keyframePts,
      long firstPts,
      long endPts,
      long firstFrame,
      long lastFrame) {
    long start = Math.max(nextFrame, firstFrame);
    nextFrame = Math.max(nextFrame, lastFrame + 1);
    segments.add(
        new Segment(
            recording.name(),
            camera.name(),
            file.uri(),
            file.stream(),
            keyframePts,
            firstPts,
            endPts,
            file.secondsPerTick(),
            offset,
            recording.clock(),
            Math.min(start, nextFrame),
            nextFrame,
            file.rotationDegrees()));
  }

  /** Position of the first of some ascending values that is not below a bound. */
  private static int firstAtLeast(long[] ascending, long bound) {
    int position = Arrays.binarySearch(ascending, bound);
    if (position < 0) {
      return -position - 1;
    }
    while (position > 0 && ascending[position - 1] == bound) {
      position--;
    }
    return position;
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
