package org.shoal.transforms.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling.PixelOrder;

/** Pictures of coloured squares, and the tiny networks that find them. */
public final class Squares {
  /** What the networks' input measures. */
  public static final int INPUT_WIDTH = 160;

  public static final int INPUT_HEIGHT = 96;

  private Squares() {}

  /** One square: left and top pixel, side, red or else green. */
  public record Square(int left, int top, int side, boolean red) {
    public String label() {
      return red ? "red" : "green";
    }
  }

  /** A frame said to come from a source {@code factor} times its size. */
  public static DecodedFrame frame(
      long index, int width, int height, int factor, PixelOrder order, List<Square> squares) {
    byte[] pixels = new byte[3 * width * height];
    for (Square square : squares) {
      int channel = square.red ? (order == PixelOrder.RGB ? 0 : 2) : 1;
      for (int y = square.top; y < square.top + square.side; y++) {
        for (int x = square.left; x < square.left + square.side; x++) {
          pixels[3 * (y * width + x) + channel] = (byte) 255;
        }
      }
    }
    return new DecodedFrame(
        index, index / 30.0, factor * width, factor * height, width, height, pixels);
  }

  /** Path of a network among the test resources. */
  public static String model(String name) {
    try {
      return Path.of(Squares.class.getResource(name).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A network's file copied into a folder. */
  public static Path copy(String name, Path folder) {
    Path copy = folder.resolve(name);
    try (InputStream in = Squares.class.getResourceAsStream(name)) {
      Files.copy(in, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }
}
