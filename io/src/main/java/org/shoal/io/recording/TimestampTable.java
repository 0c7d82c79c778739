package org.shoal.io.recording;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;

/**
 * Reads when pictures were taken: comma-separated text whose first line names the columns {@code
 * camera}, {@code frame} (number of the picture among those that the camera's files show, from 0)
 * and {@code time} (seconds of the camera's time), in any order, others beside them. Rows of one
 * camera are in ascending order of frame and of time.
 */
public final class TimestampTable {
  private static final List<String> COLUMNS = List.of("camera", "frame", "time");

  /** A month of footage at 50 a second: a row beyond that is wrong and must not cost memory. */
  private static final long MOST_PICTURES = 1L << 27;

  private final String file;
  private final String camera;
  private final int[] columns = new int[COLUMNS.size()];
  private double[] seconds = new double[1024];
  private int pictures;
  private int line = 1;

  private TimestampTable(String file, String camera) {
    this.file = file;
    this.camera = camera;
  }

  /** The times of a camera's pictures; none where the container's timestamps hold. */
  public static double[] of(RecordingCamera camera) throws IOException {
    String table = camera.clock().timestamps();
    return table.isEmpty() ? new double[0] : read(table, camera.name());
  }

  /**
   * Reads the times of one camera's pictures.
   *
   * @return the time of each picture by its number, NaN for those without a row; empty when the
   *     table has nothing of the camera
   * @throws InvalidInputException naming the line that is wrong
   */
  public static double[] read(String file, String camera) throws IOException {
    TimestampTable table = new TimestampTable(file, camera);
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(BeamFiles.open(file), StandardCharsets.UTF_8))) {
      table.readAll(text);
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(file, "", "there is no such file", e);
    }
    return Arrays.copyOf(table.seconds, table.pictures);
  }

  private void readAll(BufferedReader text) throws IOException {
    String header = text.readLine();
    if (header == null) {
      throw new InvalidInputException(file, "", "is empty");
    }
    List<String> names = Arrays.stream(header.split(",", -1)).map(String::strip).toList();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = names.indexOf(COLUMNS.get(i));
      if (columns[i] < 0) {
        throw wrong("there is no column \"" + COLUMNS.get(i) + "\"");
      }
    }
    for (String row = text.readLine(); row != null; row = text.readLine()) {
      line++;
      if (!row.isBlank()) {
        readRow(row.split(",", -1), names.size());
      }
    }
  }

  private void readRow(String[] fields, int count) {
    if (fields.length != count) {
      throw wrong("has %d fields, not %d".formatted(fields.length, count));
    }
    if (fields[columns[0]].strip().equals(camera)) {
      add(frame(fields[columns[1]].strip()), time(fields[columns[2]].strip()));
    }
  }

  private long frame(String text) {
    try {
      long frame = Long.parseLong(text);
      if (frame >= 0 && frame < MOST_PICTURES) {
        return frame;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw wrong("\"" + text + "\" is no number of a picture, from 0");
  }

  private double time(String text) {
    try {
      double time = Double.parseDouble(text);
      if (Double.isFinite(time)) {
        return time;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw wrong("\"" + text + "\" is no time in seconds");
  }

  private void add(long frame, double time) {
    if (frame < pictures) {
      throw wrong("frame " + frame + " comes after frame " + (pictures - 1));
    }
    if (pictures > 0 && time < seconds[pictures - 1]) {
      throw wrong("time " + time + " comes after " + seconds[pictures - 1]);
    }
    if (frame >= seconds.length) {
      seconds = Arrays.copyOf(seconds, Math.toIntExact(Math.max(frame + 1, 2L * seconds.length)));
    }
    Arrays.fill(seconds, pictures, (int) frame, Double.NaN);
    seconds[(int) frame] = time;
    pictures = (int) frame + 1;
  }

  private InvalidInputException wrong(String reason) {
    return new InvalidInputException(file, "line " + line, reason);
  }
}
