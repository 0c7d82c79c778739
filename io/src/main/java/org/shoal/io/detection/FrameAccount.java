package org.shoal.io.detection;

/**
 * What became of one camera's frames. {@code expected = decoded + missing + failed}.
 *
 * @param camera the camera's name
 * @param expected frames of the recording's clock but for those at which the camera is absent
 * @param decoded frames decoded and looked at
 * @param missing frames the footage should have and lacks
 * @param duplicated pictures beyond the first at a frame, left out
 * @param failed frames the footage has but that could not be decoded
 */
public record FrameAccount(
    String camera, long expected, long decoded, long missing, long duplicated, long failed) {

  /** The account of one window. */
  public static FrameAccount of(CameraFrames window) {
    long decoded = 0;
    long missing = 0;
    long failed = 0;
    for (byte status : window.status()) {
      decoded += status == FrameStatus.DECODED.code() ? 1 : 0;
      missing += status == FrameStatus.MISSING.code() ? 1 : 0;
      failed += status == FrameStatus.FAILED.code() ? 1 : 0;
    }
    return new FrameAccount(
        window.camera(),
        decoded + missing + failed,
        decoded,
        missing,
        window.duplicatedFrames(),
        failed);
  }

  /** The accounts of two stretches of the same camera together. */
  public FrameAccount plus(FrameAccount other) {
    return new FrameAccount(
        camera,
        expected + other.expected,
        decoded + other.decoded,
        missing + other.missing,
        duplicated + other.duplicated,
        failed + other.failed);
  }
}
