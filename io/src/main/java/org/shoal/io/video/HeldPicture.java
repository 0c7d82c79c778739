package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A decoder's picture as it came out, in the decoder's own memory, which is converted only when
 * somebody asks for it.
 */
final class HeldPicture implements SourcePicture {
  private final AVFrame picture;
  private final PictureConversion conversion;
  private Optional<byte[]> pixels = Optional.empty();
  private boolean closed;

  /** Holds a picture. The conversion is used by who asks for pixels, one picture at a time. */
  HeldPicture(AVFrame frame, PictureConversion conversion) {
    this.conversion = conversion;
    picture = av_frame_clone(frame);
    if (picture == null || picture.isNull()) {
      throw new OutOfMemoryError("no native memory to hold a picture");
    }
  }

  @Override
  public byte[] pixels() {
    if (closed) {
      throw new IllegalStateException("the frame has been closed");
    }
    if (pixels.isEmpty()) {
      pixels = Optional.of(conversion.upright(picture, picture.width(), picture.height()));
    }
    return pixels.get();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      pixels = Optional.empty();
      av_frame_free(picture);
    }
  }
}
