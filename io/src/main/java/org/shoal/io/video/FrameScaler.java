package org.shoal.io.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Makes upright, scaled frames of decoder pictures. */
final class FrameScaler implements AutoCloseable {
  private final FrameScaling scaling;
  private final boolean turned;
  private final PictureConversion scaled;
  private final PictureConversion whole;

  FrameScaler(String file, FrameScaling scaling, int rotationDegrees) {
    this.scaling = scaling;
    this.turned = rotationDegrees % 180 != 0;
    this.scaled = new PictureConversion(file, scaling.order(), rotationDegrees);
    this.whole = new PictureConversion(file, scaling.order(), rotationDegrees);
  }

  /** The frame with its scaled pixels copied out of native memory. */
  DecodedFrame scale(AVFrame picture, long index, double timestampSeconds) {
    int sourceWidth = turned ? picture.height() : picture.width();
    int sourceHeight = turned ? picture.width() : picture.height();
    int width = scaling.fitWidth(sourceWidth, sourceHeight);
    int height = scaling.fitHeight(sourceWidth, sourceHeight);
    byte[] pixels = scaled.upright(picture, turned ? height : width, turned ? width : height);
    boolean isScaled = width != sourceWidth || height != sourceHeight;
    return new DecodedFrame(
        index,
        timestampSeconds,
        sourceWidth,
        sourceHeight,
        width,
        height,
        pixels,
        isScaled ? source(picture) : SourcePicture.of(pixels));
  }

  private SourcePicture source(AVFrame picture) {
    return scaling.keepSource() ? new HeldPicture(picture, whole) : SourcePicture.none();
  }

  @Override
  public void close() {
    scaled.close();
    whole.close();
  }
}
