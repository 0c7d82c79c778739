package org.shoal.io.positions;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;

/**
 * Reads a table of true positions: comma-separated text whose first line names the columns {@code
 * frame} (whole numbers, in ascending order), {@code id} (whole numbers), {@code x}, {@code y} and
 * {@code z} (metres), in any order, others beside them. Rows of one frame are together; a fish that
 * is not there has no row.
 */
public final class TruthCsv extends RowFrames {
  private static final List<String> COLUMNS = List.of("frame", "id", "x", "y", "z");

  private final String file;
  private final BufferedReader text;
  private final int[] columns = new int[COLUMNS.size()];
  private int columnCount;
  private int line;
  private long frame;
  private long id;
  private final double[] position = new double[3];

  private TruthCsv(String file, BufferedReader text) {
    this.file = file;
    this.text = text;
  }

  /** The table in a file, a path or URI of any filesystem that Beam knows. */
  public static PositionSource of(String file) {
    return () -> open(file);
  }

  private static PositionReader open(String file) throws IOException {
    BufferedReader text;
    try {
      text =
          new BufferedReader(new InputStreamReader(BeamFiles.open(file), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(file, "", "there is no such file", e);
    }
    try {
      TruthCsv table = new TruthCsv(file, text);
      table.readHeader();
      return table;
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  private void readHeader() throws IOException {
    line = 1;
    String header = text.readLine();
    if (header == null) {
      throw new InvalidInputException(file, "", "is empty; its first line must name the columns");
    }
    List<String> names = new ArrayList<>();
    for (String name : fields(header.startsWith("\uFEFF") ? header.substring(1) : header)) {
      names.add(name);
    }
    columnCount = names.size();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = names.indexOf(COLUMNS.get(i));
      if (columns[i] < 0) {
        throw wrong(
            "names no column \"%s\"; there must be %s"
                .formatted(COLUMNS.get(i), String.join(", ", COLUMNS)));
      }
    }
  }

  @Override
  boolean nextRow() throws IOException {
    String row = text.readLine();
    line++;
    while (row != null && row.isBlank()) {
      row = text.readLine();
      line++;
    }
    if (row == null) {
      return false;
    }
    String[] fields = fields(row);
    if (fields.length != columnCount) {
      throw wrong("has %d fields, not %d".formatted(fields.length, columnCount));
    }
    frame = integer(fields, 0);
    id = integer(fields, 1);
    for (int axis = 0; axis < 3; axis++) {
      position[axis] = number(fields, 2 + axis);
    }
    return true;
  }

  @Override
  long frame() {
    return frame;
  }

  @Override
  long id() {
    return id;
  }

  @Override
  double coordinate(int axis) {
    return position[axis];
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private static String[] fields(String row) {
    return Arrays.stream(row.split(",", -1)).map(String::strip).toArray(String[]::new);
  }

  private long integer(String[] fields, int column) {
    String field = fields[columns[column]];
    try {
      return Long.parseLong(field);
    } catch (NumberFormatException e) {
      throw wrong("%s is \"%s\", not a whole number".formatted(COLUMNS.get(column), field));
    }
  }

  private double number(String[] fields, int column) {
    String field = fields[columns[column]];
    double number = Double.NaN;
    try {
      number = Double.parseDouble(field);
    } catch (NumberFormatException e) {
      // told below, as what is written as NaN
    }
    if (!Double.isFinite(number)) {
      throw wrong("%s is \"%s\", not a finite number".formatted(COLUMNS.get(column), field));
    }
    return number;
  }

  @Override
  InvalidInputException wrong(String reason) {
    return new InvalidInputException(file, "line " + line, reason);
  }
}
