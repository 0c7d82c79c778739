package org.shoal.io.detection;

/** What became of one frame of one camera. */
public enum FrameStatus {
  /** The camera has no frame at this time. */
  MISSING(0),
  /** The frame was decoded and looked at. */
  DECODED(1),
  /** The footage holds the frame, but it could not be decoded. */
  FAILED(2);

  private final byte code;

  FrameStatus(int code) {
    this.code = (byte) code;
  }

  /** The status of a stored code. */
  public static FrameStatus of(byte code) {
    for (FrameStatus status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    throw new IllegalArgumentException("no frame status has the code " + code);
  }

  /** The stored code. */
  public byte code() {
    return code;
  }
}
