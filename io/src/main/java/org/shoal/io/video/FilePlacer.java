package org.shoal.io.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.shoal.io.Problem;
import org.shoal.io.recording.CameraClock;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;

/**
 * Finds the place of a camera's files on the recording's clock. The first picture of a file comes
 * where the last one of the file before ends, unless its own timestamps continue from there on or
 * later, or the recording says when it begins. A clock that may start at any time, as that of
 * MPEG-TS, counts from the first file's first picture.
 */
final class FilePlacer {
  /** A file that begins later than this after its own time zero goes on from another. */
  private static final double STARTS_ANEW_SECONDS = 1;

  private final Recording recording;
  private final RecordingCamera camera;
  private final CameraClock clock;
  private final List<Problem> problems = new ArrayList<>();
  private double offset;
  private double end = Double.NEGATIVE_INFINITY;
  private String unreadable = "";
  private int pictures;

  FilePlacer(Recording recording, RecordingCamera camera) {
    this.recording = recording;
    this.camera = camera;
    this.clock = camera.clock();
  }

  /** What could not be placed, and why. */
  List<Problem> problems() {
    return problems;
  }

  /**
   * Places the files whose place is known, in order.
   *
   * @param files the camera's files in order
   * @param listedSeconds the time of each picture shown in them, NaN for those to leave out; empty
   *     when the footage's own timestamps hold
   */
  List<PlacedFile> place(List<FootageIndex> files, double[] listedSeconds) {
    List<PlacedFile> placed = new ArrayList<>();
    for (FootageIndex file : files) {
      if (file.frameCount() == 0) {
        unreadable = file.uri();
      } else if (listedSeconds.length > 0) {
        placeByTable(file, listedSeconds, placed);
      } else {
        placeByTimestamps(file, placed);
      }
    }
    if (listedSeconds.length > 0 && !placed.isEmpty()) {
      checkTable(placed.get(0).file(), listedSeconds);
    }
    return placed;
  }

  /** Tells where the table and the footage do not agree on how many pictures there are. */
  private void checkTable(FootageIndex first, double[] listed) {
    long times = Arrays.stream(listed).filter(time -> !Double.isNaN(time)).count();
    if (times != pictures || listed.length != pictures) {
      report(
          first,
          "%s lists the times of %d pictures up to number %d, the footage shows %d; those without a time are left out"
              .formatted(clock.timestamps(), times, listed.length - 1, pictures));
    }
  }

  private void placeByTable(FootageIndex file, double[] listed, List<PlacedFile> placed) {
    if (!unreadable.isEmpty()) {
      report(
          file,
          "is left out: which of the listed times are its pictures' is not known, because "
              + unreadable
              + " before it cannot be read");
      return;
    }
    double[] times = new double[file.frameCount()];
    for (int i = 0; i < times.length; i++) {
      double time = pictures + i < listed.length ? listed[pictures + i] : Double.NaN;
      times[i] = clock.offsetSeconds() + time * clock.rate();
    }
    pictures += times.length;
    placed.add(PlacedFile.byTable(file, times, recording.clock()));
  }

  private void placeByTimestamps(FootageIndex file, List<PlacedFile> placed) {
    double start = file.pts()[0] * file.secondsPerTick();
    double halfFrame = file.nominalFps() > 0 ? 0.5 / file.nominalFps() : 0;
    OptionalDouble known = clock.startOf(file.uri());
    boolean isFirst = end == Double.NEGATIVE_INFINITY;
    if (known.isPresent()) {
      offset = known.getAsDouble() - (file.startsAnywhere() ? start : 0);
    } else if (!unreadable.isEmpty() && !goesOn(file, start, halfFrame)) {
      report(
          file,
          "is left out: when it was filmed is not known, because "
              + unreadable
              + " before it cannot be read and its own clock starts anew; give it a start in "
              + recording.source());
      return;
    } else if (isFirst) {
      offset = file.startsAnywhere() ? -start : 0;
    } else if (start + offset < end - halfFrame) {
      offset = end - start;
    }
    unreadable = "";
    end = file.endSeconds() + offset;
    placed.add(
        PlacedFile.byTimestamps(
            file,
            file.secondsPerTick() * clock.rate(),
            clock.offsetSeconds() + offset * clock.rate(),
            recording.clock()));
  }

  /** Whether a file's own timestamps tell its place although a file before it is not known. */
  private boolean goesOn(FootageIndex file, double start, double halfFrame) {
    boolean isFirst = end == Double.NEGATIVE_INFINITY;
    return isFirst
        ? !file.startsAnywhere() && start > STARTS_ANEW_SECONDS
        : start > STARTS_ANEW_SECONDS && start + offset >= end - halfFrame;
  }

  private void report(FootageIndex file, String message) {
    problems.add(new Problem(recording.name(), camera.name(), "index", file.uri(), -1, 0, message));
  }
}
