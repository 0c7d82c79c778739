package org.shoal.transforms.crop;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.crop.Crop;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.io.video.SourcePicture;

class CropperTest {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 17;

  @Test
  void cropsAreThoseOfPillow() throws IOException {
    JsonNode crops;
    try (InputStream in = CropperTest.class.getResourceAsStream("pillow.json")) {
      crops = new ObjectMapper().readTree(in);
    }
    assertThat(crops.size(), is(5));
    for (JsonNode expected : crops) {
      int width = expected.get("width").asInt();
      int height = expected.get("height").asInt();
      float[] box = new float[4];
      for (int i = 0; i < 4; i++) {
        box[i] = (float) expected.get("box").get(i).asDouble();
      }
      byte[] pixels = cut(width, height, PixelOrder.RGB, box).pixels();
      for (int i = 0; i < pixels.length; i++) {
        int difference = Math.abs((pixels[i] & 0xFF) - expected.get("pixels").get(i).asInt());
        assertThat("value " + i + " of " + expected.get("box"), difference, lessThanOrEqualTo(1));
      }
    }
  }

  @Test
  void boxOfWholePixelsAtItsOwnSizeIsCutOutAsItIs() {
    Crop crop = cut(8, 6, PixelOrder.RGB, 3, 5, 11, 11);
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 8; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat((int) crop.pixels()[3 * (8 * y + x) + c] & 0xFF, is(value(3 + x, 5 + y, c)));
        }
      }
    }
  }

  @Property
  void orderOfAFramesBytesChangesNothing(
      @ForAll @FloatRange(min = -5, max = 20) float left,
      @ForAll @FloatRange(min = -5, max = 15) float top,
      @ForAll @FloatRange(min = 0.5f, max = 30) float width) {
    float[] box = {left, top, left + width, top + width};
    assertThat(
        cut(5, 7, PixelOrder.BGR, box).pixels(), is(cut(5, 7, PixelOrder.RGB, box).pixels()));
  }

  /** Wherever a box is, also half or wholly outside the frame, no other colour comes in. */
  @Property
  void whatIsOfOneColourStaysSo(
      @ForAll @FloatRange(min = -40, max = 40) float x,
      @ForAll @FloatRange(min = -40, max = 40) float y,
      @ForAll @FloatRange(min = 0.01f, max = 60) float w,
      @ForAll @FloatRange(min = 0.01f, max = 60) float h,
      @ForAll @IntRange(min = 0, max = 255) int colour) {
    byte[] pixels = new byte[3 * WIDTH * HEIGHT];
    Arrays.fill(pixels, (byte) colour);
    Crop crop = new Cropper(6, 9, PixelOrder.RGB).cut(frame(pixels), x, y, w, h);
    for (byte value : crop.pixels()) {
      assertThat(value & 0xFF, is(colour));
    }
  }

  /** Edges from the frame's outer corner; boxes have the centre of the top-left pixel as origin. */
  private static Crop cut(int width, int height, PixelOrder order, float... edges) {
    byte[] pixels = new byte[3 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int c = 0; c < 3; c++) {
          int at = order == PixelOrder.RGB ? c : 2 - c;
          pixels[3 * (y * WIDTH + x) + at] = (byte) value(x, y, c);
        }
      }
    }
    return new Cropper(width, height, order)
        .cut(
            frame(pixels),
            edges[0] - 0.5f,
            edges[1] - 0.5f,
            edges[2] - edges[0],
            edges[3] - edges[1]);
  }

  private static DecodedFrame frame(byte[] source) {
    return new DecodedFrame(0, 0, WIDTH, HEIGHT, 1, 1, new byte[3], SourcePicture.of(source));
  }

  private static int value(int x, int y, int colour) {
    return switch (colour) {
      case 0 -> (37 * x + 11 * y) % 256;
      case 1 -> (x * x + 7 * y) % 256;
      default -> (5 * x * y) % 256;
    };
  }
}
