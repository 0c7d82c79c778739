package org.shoal.io.video;

/**
 * How a {@link VideoEncoder} compresses.
 *
 * @param keyframeInterval frames from one keyframe to the next, at least 1
 * @param quality H.264 quantiser, 1 (best, largest) to 51, used while {@code bitrate} is 0; the
 *     encoder goes no finer than 12
 * @param bitrate bits a second to aim at; 0 for constant quality
 */
public record EncoderOptions(int keyframeInterval, int quality, long bitrate) {
  public EncoderOptions {
    if (keyframeInterval < 1 || quality < 1 || quality > 51 || bitrate < 0) {
      throw new IllegalArgumentException(
          "keyframe interval %d, quality %d, bitrate %d"
              .formatted(keyframeInterval, quality, bitrate));
    }
  }

  /** A keyframe every 30 frames, quantiser 23. */
  public static EncoderOptions defaults() {
    return new EncoderOptions(30, 23, 0);
  }

  /** The same with another distance of keyframes. */
  public EncoderOptions withKeyframeInterval(int frames) {
    return new EncoderOptions(frames, quality, bitrate);
  }

  /** The same with a constant quality. */
  public EncoderOptions withQuality(int quantiser) {
    return new EncoderOptions(keyframeInterval, quantiser, 0);
  }

  /** The same with a bitrate to aim at. */
  public EncoderOptions withBitrate(long bitsPerSecond) {
    return new EncoderOptions(keyframeInterval, quality, bitsPerSecond);
  }
}
