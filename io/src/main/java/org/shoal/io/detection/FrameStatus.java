package org.shoal.io.detection;

/** What became of one frame of one camera. */
public enum FrameStatus {
  /** The footage lacks a frame that it should have: the camera dropped it, or the file is cut. */
  MISSING(0),
  /** The frame was decoded and looked at. */
  DECODED(1),
  /** The footage holds the frame, but it could not be decoded. */
  FAILED(2),
  /**
   * The camera has none at this time and no fault of the footage is known: it filmed earlier or
   * later, films fewer frames a second than the recording's clock counts, or its file cannot be
   * read at all.
   */
  ABSENT(3);

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
