package org.shoal.io.mot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.shoal.io.files.TextRows;

/**
 * Writes tracks as MOTChallenge's text: {@code frame, id, bb_left, bb_top, bb_width, bb_height,
 * conf, x, y, z}, a line a box, each ended by a line feed. Frames and ids count from 1. Numbers are
 * written with the digits that tell them from their neighbours of the same type.
 */
public final class MotWriter implements Closeable {
  private final TextRows out;

  private MotWriter(TextRows out) {
    this.out = out;
  }

  /** Writes a file anew, plain. */
  public static MotWriter plain(Path file) throws IOException {
    return new MotWriter(new TextRows(file));
  }

  /** Writes a file anew, gzipped. */
  public static MotWriter gzipped(Path file) throws IOException {
    return new MotWriter(TextRows.gzipped(file));
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
    out.integer(-1).integer(-1).integer(-1).end();
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
    out.real(x).real(y).real(z).end();
  }

  private void start(
      long frame, long id, float left, float top, float width, float height, float confidence)
      throws IOException {
    out.integer(frame).integer(id);
    out.real(left).real(top).real(width).real(height).real(confidence);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
