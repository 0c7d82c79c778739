package org.shoal.io.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.shoal.io.files.StoredFile;

/**
 * Tells how far the work on a recording is, through empty files whose names carry the numbers. Any
 * worker that sees the output folder can write them and any launcher can count them, on runners
 * that report nothing until a stage ends.
 *
 * @param folder the recording's results
 */
public record ProgressMarkers(ResultFolder folder) {
  private static final String PLANNED = "planned";
  private static final String DETECTED = "detected";
  private static final String WRITTEN = "written";

  /**
   * How far a recording is.
   *
   * @param plannedFrames camera frames to decode; 0 before the plan is made
   * @param plannedWindows frame windows to write
   * @param detectedFrames camera frames done
   * @param writtenWindows frame windows done
   */
  public record Progress(
      long plannedFrames, long plannedWindows, long detectedFrames, long writtenWindows) {}

  /** Marks what is to be done. */
  public void planned(long cameraFrames, long windows) {
    mark(PLANNED + "_" + cameraFrames + "_" + windows);
  }

  /** Marks a camera's frames as done. */
  public void detected(String camera, long firstFrame, long frames) {
    String name = URLEncoder.encode(camera, StandardCharsets.UTF_8);
    mark(DETECTED + "_" + frames + "_0_" + firstFrame + "_" + name);
  }

  /** Marks a window as written. */
  public void written(long window) {
    mark(WRITTEN + "_0_1_" + window);
  }

  /** Counts the marks. */
  public Progress read() {
    try {
      long[] sums = new long[4];
      StoredFile.list(place()).forEach(name -> count(name.split("_"), sums));
      return new Progress(sums[0], sums[1], sums[2], sums[3]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void count(String[] fields, long[] sums) {
    long first = Long.parseLong(fields[1]);
    long second = Long.parseLong(fields[2]);
    switch (fields[0]) {
      case PLANNED -> {
        sums[0] = first;
        sums[1] = second;
      }
      case DETECTED -> sums[2] += first;
      case WRITTEN -> sums[3] += second;
      default -> throw new IllegalStateException("not a progress marker: " + fields[0]);
    }
  }

  private void mark(String name) {
    try {
      StoredFile.create(place() + "/" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String place() {
    return folder.work() + "/progress";
  }
}
