package org.shoal.io.video;

/**
 * A frame's picture before scaling, for who asks for it. May hold native memory until closed, and
 * belongs to the thread that takes the frames.
 */
@FunctionalInterface
public interface SourcePicture extends AutoCloseable {
  /**
   * Its pixels, upright: 3 bytes a pixel, rows packed, in the order of the frame's. They must not
   * be changed.
   *
   * @throws IllegalStateException if the frame came without it, or has been closed
   */
  byte[] pixels();

  @Override
  default void close() {}

  /** A picture of given pixels. */
  static SourcePicture of(byte[] pixels) {
    return () -> pixels;
  }

  /** What a frame has that came without it. */
  static SourcePicture none() {
    return () -> {
      throw new IllegalStateException("the frame came without its picture before scaling");
    };
  }
}
