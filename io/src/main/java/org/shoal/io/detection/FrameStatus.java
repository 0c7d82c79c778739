package org.shoal.io.detection;

/** What became of one frame of one camera. The order is the stored code; append only. */
public enum FrameStatus {
  /** The camera has no frame at this time. */
  MISSING,
  /** The frame was decoded and looked at. */
  DECODED,
  /** The footage holds the frame, but it could not be decoded. */
  FAILED;

  private static final FrameStatus[] VALUES = values();

  /** Decodes the stored code. */
  public static FrameStatus of(byte code) {
    return VALUES[code];
  }

  /** The stored code. */
  public byte code() {
    return (byte) ordinal();
  }
}
