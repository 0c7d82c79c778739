package org.shoal.io.files;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Rows of comma-separated values in UTF-8, each ended by a line feed. Fields are quoted where RFC
 * 4180 asks for it. Numbers are written with the digits that tell them from their neighbours of the
 * same type, and a point, whatever the locale.
 */
public final class TextRows implements Closeable {
  private final BufferedWriter out;
  private boolean first = true;

  /** Writes a file anew. */
  public TextRows(Path file) throws IOException {
    this(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }

  private TextRows(BufferedWriter out) {
    this.out = out;
  }

  /** Writes a file anew, gzipped. */
  public static TextRows gzipped(Path file) throws IOException {
    return new TextRows(
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)));
  }

  /** A field of text. */
  public TextRows text(String value) throws IOException {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? raw(value) : raw('"' + value.replace("\"", "\"\"") + '"');
  }

  /** A field with a whole number. */
  public TextRows integer(long value) throws IOException {
    return raw(Long.toString(value));
  }

  /** A field with a number. */
  public TextRows real(float value) throws IOException {
    return raw(Float.toString(value));
  }

  /** A field with a number. */
  public TextRows real(double value) throws IOException {
    return raw(Double.toString(value));
  }

  /** A field that is true or false. */
  public TextRows flag(boolean value) throws IOException {
    return raw(Boolean.toString(value));
  }

  /** A field without a value. */
  public TextRows nothing() throws IOException {
    return raw("");
  }

  /** Fields that are text already, with their commas. */
  public TextRows raw(String fields) throws IOException {
    if (!first) {
      out.write(',');
    }
    first = false;
    out.write(fields);
    return this;
  }

  /** Ends the row. */
  public void end() throws IOException {
    out.write('\n');
    first = true;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
