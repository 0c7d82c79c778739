package org.shoal.io.mot;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.shoal.io.InvalidInputException;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.files.BeamFiles;

/**
 * Reads detections from MOTChallenge's text, gzipped or not: a line a box, {@code frame, id,
 * bb_left, bb_top, bb_width, bb_height, conf}, further values are passed over. Frames count from 1
 * and may come in any order; the order of a frame's boxes is kept. Ids are not looked at: detectors
 * write -1. Confidences may be on any scale.
 *
 * <p>Anything else throws {@link InvalidInputException} with the file and the line: a value that is
 * missing, not a number or not finite, a frame below 1, a box without a size.
 */
public final class MotReader {
  private static final String[] NAMES = {
    "frame", "id", "bb_left", "bb_top", "bb_width", "bb_height", "conf"
  };

  /** More than 90 hours at 30 frames a second: what is beyond is a slip, not a recording. */
  private static final long MAX_FRAMES = 10_000_000;

  private final String file;
  private final MotRows rows = new MotRows();
  private final double[] values = new double[NAMES.length];
  private long line;

  private MotReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param file path or URI, on any filesystem that Beam knows
   * @return the detections of all frames up to the last that has one; the text's frame 1 is at
   *     position 0
   */
  public static DetectionColumns read(String file) throws IOException {
    MotReader reader = new MotReader(file);
    reader.readLines();
    return reader.rows.build();
  }

  private void readLines() throws IOException {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      String row = text.readLine();
      while (row != null) {
        line++;
        if (!row.isBlank()) {
          readRow(row);
        }
        row = text.readLine();
      }
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(file, "", "there is no such file", e);
    } catch (EOFException | ZipException e) {
      throw new InvalidInputException(
          file, "after line " + line, "the gzipped text is damaged or cut off", e);
    }
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(BeamFiles.open(file));
    try {
      in.mark(2);
      boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return zipped ? new GZIPInputStream(in) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private void readRow(String row) {
    int start = 0;
    for (int field = 0; field < values.length; field++) {
      if (start > row.length()) {
        throw wrong("has %d values, not at least %d".formatted(field, values.length));
      }
      int comma = row.indexOf(',', start);
      int end = comma < 0 ? row.length() : comma;
      values[field] = number(field, row.substring(start, end).strip());
      start = end + 1;
    }
    require(values[0] == Math.rint(values[0]), 0, "a whole number");
    require(values[0] >= 1, 0, "at least 1");
    require(values[0] <= MAX_FRAMES, 0, "at most " + MAX_FRAMES);
    require(values[4] > 0, 4, "above 0");
    require(values[5] > 0, 5, "above 0");
    rows.add((int) values[0] - 1, values[2], values[3], values[4], values[5], values[6]);
  }

  private double number(int field, String text) {
    double number = Double.NaN;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // told below, as what is written as NaN
    }
    if (!Double.isFinite((float) number)) {
      throw wrong("%s is \"%s\", not a finite number".formatted(NAMES[field], text));
    }
    return number;
  }

  private void require(boolean holds, int field, String reason) {
    if (!holds) {
      throw wrong("%s is %s, must be %s".formatted(NAMES[field], values[field], reason));
    }
  }

  private InvalidInputException wrong(String reason) {
    return new InvalidInputException(file, "line " + line, reason);
  }
}
