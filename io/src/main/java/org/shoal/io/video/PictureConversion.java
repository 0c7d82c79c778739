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

/**
 * Turns decoder pictures of whatever size and pixel format into upright ones of three bytes a
 * pixel, copied out of native memory. Holds native memory until closed; not safe for use by several
 * threads.
 */
final class PictureConversion implements AutoCloseable {
  private final String file;
  private final PixelOrder order;
  private final int rotationDegrees;
  private Source source = Source.NONE;
  private SwsContext context;
  private AVFrame converted;

  PictureConversion(String file, PixelOrder order, int rotationDegrees) {
    this.file = file;
    this.order = order;
    this.rotationDegrees = rotationDegrees;
  }

  /** What a conversion depends on; it may change in mid-stream. */
  private record Source(int width, int height, int format, int matrix, int range) {
    static final Source NONE = new Source(0, 0, -1, -1, -1);

    static Source of(AVFrame frame) {
      return new Source(
          frame.width(), frame.height(), frame.format(), frame.colorspace(), frame.color_range());
    }
  }

  /**
   * Converts a picture.
   *
   * @param width width to scale to, before the picture is turned upright
   * @param height height to scale to
   */
  byte[] upright(AVFrame frame, int width, int height) {
    Source now = Source.of(frame);
    if (!now.equals(source) || converted.width() != width || converted.height() != height) {
      prepare(now, width, height);
    }
    sws_scale(
        context,
        frame.data(),
        frame.linesize(),
        0,
        frame.height(),
        converted.data(),
        converted.linesize());
    return Rotation.upright(pixels(), width, height, rotationDegrees);
  }

  private void prepare(Source now, int width, int height) {
    close();
    allocate(width, height);
    boolean shrinks = width < now.width;
    context =
        sws_getContext(
            now.width,
            now.height,
            now.format,
            width,
            height,
            converted.format(),
            (shrinks ? SWS_AREA : SWS_BILINEAR) | SWS_ACCURATE_RND | SWS_BITEXACT,
            null,
            null,
            (DoublePointer) null);
    if (context == null || context.isNull()) {
      throw new InvalidInputException(file, "", "pictures like " + now + " cannot be shown as RGB");
    }
    IntPointer matrix = sws_getCoefficients(now.matrix);
    int fullRange = now.range == AVCOL_RANGE_JPEG ? 1 : 0;
    sws_setColorspaceDetails(context, matrix, fullRange, matrix, fullRange, 0, 1 << 16, 1 << 16);
    source = now;
  }

  private void allocate(int width, int height) {
    converted = av_frame_alloc();
    converted.width(width).height(height);
    converted.format(order == PixelOrder.RGB ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_BGR24);
    if (av_frame_get_buffer(converted, 0) < 0) {
      throw new OutOfMemoryError("no native memory for a picture of " + width + "x" + height);
    }
  }

  private byte[] pixels() {
    int row = 3 * converted.width();
    int stride = converted.linesize(0);
    BytePointer data = converted.data(0);
    byte[] pixels = new byte[row * converted.height()];
    for (int y = 0; y < converted.height(); y++) {
      data.position((long) y * stride).get(pixels, y * row, row);
    }
    return pixels;
  }

  @Override
  public void close() {
    source = Source.NONE;
    sws_freeContext(context);
    context = null;
    if (converted != null) {
      av_frame_free(converted);
      converted = null;
    }
  }
}
