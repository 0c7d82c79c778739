package org.shoal.transforms.detect;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.shoal.io.video.DecodedFrame;

/** Writes frames into a network's input: three planes of floats, padded with grey (114). */
final class InputPlanes {
  private static final int PADDING = 114;

  private final ImageInput input;
  private final boolean centred;
  private final float[] valueOfByte = new float[256];

  InputPlanes(ImageInput input, InputStyle style) {
    this.input = input;
    this.centred = style.centred();
    for (int b = 0; b < 256; b++) {
      valueOfByte[b] = b * style.pixelScale();
    }
  }

  /** Writes a frame as the picture at a position of the batch and says where in it the frame is. */
  Letterbox write(DecodedFrame frame, FloatBuffer batch, int position) {
    int width = input.width();
    int height = input.height();
    Letterbox box =
        centred ? Letterbox.centred(frame, width, height) : Letterbox.topLeft(frame, width, height);
    float[] padding = new float[width];
    Arrays.fill(padding, valueOfByte[PADDING]);
    float[] row = padding.clone();
    for (int plane = 0; plane < 3; plane++) {
      int start = position * input.values() + plane * width * height;
      for (int y = 0; y < height; y++) {
        int frameY = y - box.padY();
        boolean inside = frameY >= 0 && frameY < frame.height();
        if (inside) {
          fill(row, box.padX(), frame, frameY, plane);
        }
        batch.put(start + y * width, inside ? row : padding);
      }
    }
    return box;
  }

  /** Makes the picture at a position of the batch black. */
  void clear(FloatBuffer batch, int position) {
    batch.put(position * input.values(), new float[input.values()]);
  }

  private void fill(float[] row, int from, DecodedFrame frame, int y, int plane) {
    byte[] pixels = frame.pixels();
    int pixel = 3 * y * frame.width() + plane;
    for (int x = 0; x < frame.width(); x++) {
      row[from + x] = valueOfByte[pixels[pixel + 3 * x] & 0xFF];
    }
  }
}
