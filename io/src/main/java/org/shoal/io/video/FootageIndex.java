package org.shoal.io.video;

/**
 * When the pictures of one footage file are shown and where decoding can begin, found without
 * decoding. Times are in ticks of the stream's time base on the container's own timeline: its time
 * zero is 0, and a stream that starts late has a first picture after 0. The arrays must not be
 * changed.
 *
 * @param uri the file
 * @param stream index of the video stream within the file
 * @param codec ffmpeg's name of the codec, such as {@code h264}
 * @param width width of the stored picture in pixels, before rotation
 * @param height height of the stored picture in pixels, before rotation
 * @param rotationDegrees clockwise turn that brings the picture upright: 0, 90, 180 or 270
 * @param nominalFps frames a second as the container tells it or as the first frames suggest; 0
 *     when unknown
 * @param secondsPerTick the stream's time base
 * @param endPts end of the last picture's time; what the container declares as its end when the
 *     file was cut short
 * @param pts the time of every shown picture, ascending; pictures that an edit list hides are not
 *     in it
 * @param keyframePts times, ascending, of the keyframes at which the footage can be cut: what is
 *     decoded before one is also shown before it. The first may be hidden by an edit list, and lie
 *     before or after the first shown picture
 * @param inDecodingOrder whether the container only tells in which order pictures are decoded, so
 *     that the times go to them in the order of showing
 * @param startsAnywhere whether the container's clock starts at any time, as that of MPEG-TS does,
 *     so that its zero means nothing
 * @param damage what is wrong with the file although its pictures could be listed, for the person
 *     who made it; empty when nothing is
 */
public record FootageIndex(
    String uri,
    int stream,
    String codec,
    int width,
    int height,
    int rotationDegrees,
    double nominalFps,
    double secondsPerTick,
    long endPts,
    long[] pts,
    long[] keyframePts,
    boolean inDecodingOrder,
    boolean startsAnywhere,
    String damage) {

  /** Stands for a file that cannot be read: it has no pictures. */
  public static FootageIndex unreadable(String uri, String reason) {
    long[] none = {};
    return new FootageIndex(uri, -1, "", 0, 0, 0, 0, 1, 0, none, none, false, false, reason);
  }

  /** Width of the upright picture, pixels. */
  public int uprightWidth() {
    return isTurnedOnItsSide() ? height : width;
  }

  /** Height of the upright picture, pixels. */
  public int uprightHeight() {
    return isTurnedOnItsSide() ? width : height;
  }

  private boolean isTurnedOnItsSide() {
    return rotationDegrees % 180 != 0;
  }

  /** Number of pictures shown. */
  public int frameCount() {
    return pts.length;
  }

  /** Seconds from the container's time zero to the end of the last picture. */
  public double endSeconds() {
    return endPts * secondsPerTick;
  }
}
