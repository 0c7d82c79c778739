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
  private final String file;
  private final FrameScaling scaling;
  private final int rotationDegrees;
  private Source source = new Source(0, 0, -1, -1, -1);
  private SwsContext context;
  private AVFrame scaled;

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
    if (!now.equals(source)) {
      prepare(now);
    }
    sws_scale(
        context,
        frame.data(),
        frame.linesize(),
        0,
        frame.height(),
        scaled.data(),
        scaled.linesize());
    boolean turned = rotationDegrees % 180 != 0;
    return new DecodedFrame(
        index,
        timestampSeconds,
        turned ? frame.height() : frame.width(),
        turned ? frame.width() : frame.height(),
        turned ? scaled.height() : scaled.width(),
        turned ? scaled.width() : scaled.height(),
        Rotation.upright(pixels(), scaled.width(), scaled.height(), rotationDegrees));
  }

  private void prepare(Source now) {
    free();
    boolean turned = rotationDegrees % 180 != 0;
    int uprightWidth = turned ? now.height : now.width;
    int uprightHeight = turned ? now.width : now.height;
    int fitWidth = scaling.fitWidth(uprightWidth, uprightHeight);
    int fitHeight = scaling.fitHeight(uprightWidth, uprightHeight);
    allocate(turned ? fitHeight : fitWidth, turned ? fitWidth : fitHeight);
    boolean shrinks = scaled.width() < now.width;
    context =
        sws_getContext(
            now.width,
            now.height,
            now.format,
            scaled.width(),
            scaled.height(),
            scaled.format(),
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
    scaled = av_frame_alloc();
    scaled.width(width).height(height);
    scaled.format(scaling.order() == PixelOrder.RGB ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_BGR24);
    if (av_frame_get_buffer(scaled, 0) < 0) {
      throw new OutOfMemoryError("no native memory for a picture of " + width + "x" + height);
    }
  }

  private byte[] pixels() {
    int row = 3 * scaled.width();
    int stride = scaled.linesize(0);
    BytePointer data = scaled.data(0);
    byte[] pixels = new byte[row * scaled.height()];
    for (int y = 0; y < scaled.height(); y++) {
      data.position((long) y * stride).get(pixels, y * row, row);
    }
    return pixels;
  }

  private void free() {
    sws_freeContext(context);
    context = null;
    if (scaled != null) {
      av_frame_free(scaled);
      scaled = null;
    }
  }

  @Override
  public void close() {
    free();
  }
}
