package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.video.FrameScaling.PixelOrder;

/** Turns decoder pictures of whatever size and pixel format into upright, scaled frames. */
final class FrameScaler implements AutoCloseable {
  private static final byte[] NONE = {};

  private final String file;
  private final FrameScaling scaling;
  private final int rotationDegrees;
  private final Conversion scaled = new Conversion();
  private final Conversion whole = new Conversion();
  private Source source = new Source(0, 0, -1, -1, -1);

  FrameScaler(String file, FrameScaling scaling, int rotationDegrees) {
    this.file = file;
    this.scaling = scaling;
    this.rotationDegrees = rotationDegrees;
  }

  /** What a conversion depends on; it may change in mid-stream. */
  private record Source(int width, int height, int format, int matrix, int range) {
    static Source of(AVFrame frame) {
      return new Source(
          frame.width(), frame.height(), frame.format(), frame.colorspace(), frame.color_range());
    }
  }

  /** The frame with its pixels copied out of native memory. */
  DecodedFrame scale(AVFrame frame, long index, double timestampSeconds) {
    Source now = Source.of(frame);
    boolean turned = rotationDegrees % 180 != 0;
    if (!now.equals(source)) {
      prepare(now, turned);
    }
    byte[] pixels = scaled.upright(frame);
    return new DecodedFrame(
        index,
        timestampSeconds,
        turned ? frame.height() : frame.width(),
        turned ? frame.width() : frame.height(),
        turned ? scaled.height() : scaled.width(),
        turned ? scaled.width() : scaled.height(),
        pixels,
        scaling.keepSource() ? sourcePixels(frame, pixels) : NONE);
  }

  private byte[] sourcePixels(AVFrame frame, byte[] pixels) {
    return whole.isReady() ? whole.upright(frame) : pixels;
  }

  private void prepare(Source now, boolean turned) {
    int uprightWidth = turned ? now.height : now.width;
    int uprightHeight = turned ? now.width : now.height;
    int fitWidth = scaling.fitWidth(uprightWidth, uprightHeight);
    int fitHeight = scaling.fitHeight(uprightWidth, uprightHeight);
    scaled.prepare(now, turned ? fitHeight : fitWidth, turned ? fitWidth : fitHeight);
    whole.free();
    boolean differs = fitWidth != uprightWidth || fitHeight != uprightHeight;
    if (scaling.keepSource() && differs) {
      whole.prepare(now, now.width, now.height);
    }
    source = now;
  }

  @Override
  public void close() {
    scaled.free();
    whole.free();
  }

  /** A conversion to one size, with its picture in native memory. */
  private final class Conversion {
    private SwsContext context;
    private AVFrame picture;

    boolean isReady() {
      return picture != null;
    }

    int width() {
      return picture.width();
    }

    int height() {
      return picture.height();
    }

    byte[] upright(AVFrame frame) {
      sws_scale(
          context,
          frame.data(),
          frame.linesize(),
          0,
          frame.height(),
          picture.data(),
          picture.linesize());
      return Rotation.upright(pixels(), picture.width(), picture.height(), rotationDegrees);
    }

    void prepare(Source now, int width, int height) {
      free();
      allocate(width, height);
      boolean shrinks = width < now.width;
      context =
          sws_getContext(
              now.width,
              now.height,
              now.format,
              width,
              height,
              picture.format(),
              (shrinks ? SWS_AREA : SWS_BILINEAR) | SWS_ACCURATE_RND | SWS_BITEXACT,
              null,
              null,
              (DoublePointer) null);
      if (context == null || context.isNull()) {
        throw new InvalidInputException(
            file, "", "pictures like " + now + " cannot be shown as RGB");
      }
      IntPointer matrix = sws_getCoefficients(now.matrix);
      int fullRange = now.range == AVCOL_RANGE_JPEG ? 1 : 0;
      sws_setColorspaceDetails(context, matrix, fullRange, matrix, fullRange, 0, 1 << 16, 1 << 16);
    }

    void free() {
      sws_freeContext(context);
      context = null;
      if (picture != null) {
        av_frame_free(picture);
        picture = null;
      }
    }

    private void allocate(int width, int height) {
      picture = av_frame_alloc();
      picture.width(width).height(height);
      picture.format(scaling.order() == PixelOrder.RGB ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_BGR24);
      if (av_frame_get_buffer(picture, 0) < 0) {
        throw new OutOfMemoryError("no native memory for a picture of " + width + "x" + height);
      }
    }

    private byte[] pixels() {
      int row = 3 * picture.width();
      int stride = picture.linesize(0);
      BytePointer data = picture.data(0);
      byte[] pixels = new byte[row * picture.height()];
      for (int y = 0; y < picture.height(); y++) {
        data.position((long) y * stride).get(pixels, y * row, row);
      }
      return pixels;
    }
  }
}
