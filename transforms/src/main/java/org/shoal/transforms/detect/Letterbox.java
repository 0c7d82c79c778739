package org.shoal.transforms.detect;

import org.shoal.io.video.DecodedFrame;

/**
 * Where a scaled picture lies in a network's input, and the way back to source pixels.
 *
 * <p>Networks are trained on coordinates whose origin is the outer corner of the top-left pixel, so
 * that an input of width W spans 0 to W; scaling a picture maps its outer edges onto each other and
 * is a plain factor in these coordinates. Ours have their origin at the centre of the top-left
 * pixel and are therefore less by one half, in source pixels: {@code x = (X - padX) * sourceWidth /
 * width - 0.5}.
 *
 * @param padX columns of padding left of the picture
 * @param padY rows of padding above the picture
 * @param width width of the scaled picture
 * @param height height of the scaled picture
 * @param sourceWidth width before scaling
 * @param sourceHeight height before scaling
 */
public record Letterbox(
    int padX, int padY, int width, int height, int sourceWidth, int sourceHeight) {

  /** The frame in the middle of an input, the odd pixel of padding going right and below. */
  public static Letterbox centred(DecodedFrame frame, int inputWidth, int inputHeight) {
    checkFits(frame, inputWidth, inputHeight);
    return of(frame, (inputWidth - frame.width()) / 2, (inputHeight - frame.height()) / 2);
  }

  /** The frame at the top left of an input, all padding right and below. */
  public static Letterbox topLeft(DecodedFrame frame, int inputWidth, int inputHeight) {
    checkFits(frame, inputWidth, inputHeight);
    return of(frame, 0, 0);
  }

  /** Source x, origin at a pixel's centre, of an input x, origin at a pixel's corner. */
  public double sourceX(double inputX) {
    return (inputX - padX) * sourceWidth / width - 0.5;
  }

  /** Source y, origin at a pixel's centre, of an input y, origin at a pixel's corner. */
  public double sourceY(double inputY) {
    return (inputY - padY) * sourceHeight / height - 0.5;
  }

  /** The inverse of {@link #sourceX}. */
  public double inputX(double sourceX) {
    return (sourceX + 0.5) * width / sourceWidth + padX;
  }

  /** The inverse of {@link #sourceY}. */
  public double inputY(double sourceY) {
    return (sourceY + 0.5) * height / sourceHeight + padY;
  }

  private static Letterbox of(DecodedFrame frame, int padX, int padY) {
    return new Letterbox(
        padX, padY, frame.width(), frame.height(), frame.sourceWidth(), frame.sourceHeight());
  }

  private static void checkFits(DecodedFrame frame, int inputWidth, int inputHeight) {
    if (frame.width() > inputWidth || frame.height() > inputHeight) {
      throw new IllegalArgumentException(
          String.format(
              "a frame of %dx%d does not fit a network's input of %dx%d",
              frame.width(), frame.height(), inputWidth, inputHeight));
    }
  }
}
