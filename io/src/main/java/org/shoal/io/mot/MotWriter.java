package org.shoal.io.mot;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes tracks as MOTChallenge's text: {@code frame, id, bb_left, bb_top, bb_width, bb_height,
 * conf, x, y, z}, a line a box, each ended by a line feed. Frames and ids count from 1. Numbers are
 * written with the digits that tell them from their neighbours of the same type.
 */
public final class MotWriter implements Closeable {
  private final BufferedWriter out;

  private MotWriter(BufferedWriter out) {
    this.out = out;
  }

  /** Writes a file anew, plain. */
  public static MotWriter plain(Path file) throws IOException {
    return new MotWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }

  /** Writes a file anew, gzipped. */
  public static MotWriter gzipped(Path file) throws IOException {
    return new MotWriter(
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)));
  }

  /**
   * Writes a box whose place in the world is not known: x, y and z are -1.
   *
   * @param confidence -1 where there is none
   */
  public void box(
      long frame, long id, float left, float top, float width, float height, float confidence)
      throws IOException {
    start(frame, id, left, top, width, height, confidence);
    out.write(",-1,-1,-1\n");
  }

  /** Writes a box and its place in the world. */
  public void box(
      long frame,
      long id,
      float left,
      float top,
      float width,
      float height,
      float confidence,
      float x,
      float y,
      float z)
      throws IOException {
    start(frame, id, left, top, width, height, confidence);
    real(x);
    real(y);
    real(z);
    out.write('\n');
  }

  private void start(
      long frame, long id, float left, float top, float width, float height, float confidence)
      throws IOException {
    out.write(Long.toString(frame));
    out.write(',');
    out.write(Long.toString(id));
    real(left);
    real(top);
    real(width);
    real(height);
    real(confidence);
  }

  private void real(float value) throws IOException {
    out.write(',');
    out.write(Float.toString(value));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
