package org.shoal.io.export;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rows of comma-separated values in UTF-8, each ended by a line feed. Fields are quoted where RFC
 * 4180 asks for it. Numbers are written with the digits that tell them from their neighbours of the
 * same type, and a point, whatever the locale.
 */
final class TextRows implements Closeable {
  private final BufferedWriter out;
  private boolean first = true;

  TextRows(Path file) throws IOException {
    out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  TextRows text(String value) throws IOException {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? raw(value) : raw('"' + value.replace("\"", "\"\"") + '"');
  }

  TextRows integer(long value) throws IOException {
    return raw(Long.toString(value));
  }

  TextRows real(float value) throws IOException {
    return raw(Float.toString(value));
  }

  TextRows real(double value) throws IOException {
    return raw(Double.toString(value));
  }

  TextRows flag(boolean value) throws IOException {
    return raw(Boolean.toString(value));
  }

  /** A field without a value. */
  TextRows nothing() throws IOException {
    return raw("");
  }

  /** Fields that are text already, with their commas. */
  TextRows raw(String fields) throws IOException {
    if (!first) {
      out.write(',');
    }
    first = false;
    out.write(fields);
    return this;
  }

  void end() throws IOException {
    out.write('\n');
    first = true;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
