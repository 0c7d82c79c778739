package org.shoal.transforms.detect;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.shoal.io.video.DecodedFrame;

/** Writes frames into a network's input: three planes of floats, padded with grey (114). */
final class InputPlanes {
  private static final int PADDING = 114;

  private final ImageInput input;
  private final boolean centred;
  private final float scale;

  InputPlanes(ImageInput input, InputStyle style) {
    this.input = input;
    this.centred = style.centred();
    this.scale = style.pixelScale();
  }

  /** Writes a frame as the picture at a position of the batch and says where in it the frame is. */
  Letterbox write(DecodedFrame frame, FloatBuffer batch, int position) {
    int width = input.width();
    int height = input.height();
    Letterbox box =
        centred ? Letterbox.centred(frame, width, height) : Letterbox.topLeft(frame, width, height);
    float[] padding = new float[width];
    Arrays.fill(padding, PADDING * scale);
    float[][] rows = {padding.clone(), padding.clone(), padding.clone()};
    int start = position * input.values();
    for (int y = 0; y < height; y++) {
      int frameY = y - box.padY();
      boolean inside = frameY >= 0 && frameY < frame.height();
      if (inside) {
        fill(rows[0], rows[1], rows[2], box.padX(), frame, frameY);
      }
      for (int plane = 0; plane < 3; plane++) {
        batch.put(start + (plane * height + y) * width, inside ? rows[plane] : padding);
      }
    }
    return box;
  }

  /** Makes the picture at a position of the batch black. */
  void clear(FloatBuffer batch, int position) {
    batch.put(position * input.values(), new float[input.values()]);
  }

  /** Takes a row of pixels apart. */
  private void fill(
      float[] first, float[] second, float[] third, int from, DecodedFrame frame, int y) {
    byte[] pixels = frame.pixels();
    int end = from + frame.width();
    int pixel = 3 * y * frame.width();
    for (int x = from; x < end; x++) {
      first[x] = (pixels[pixel] & 0xFF) * scale;
      second[x] = (pixels[pixel + 1] & 0xFF) * scale;
      third[x] = (pixels[pixel + 2] & 0xFF) * scale;
      pixel += 3;
    }
  }
}
