package org.shoal.io.results;

import java.util.List;
import org.shoal.io.detection.FrameAccount;

/**
 * What became of one recording, whatever the mission: the part of summary.json that depends on its
 * data alone.
 *
 * @param recording the recording's name
 * @param frames number of frames of the recording's clock
 * @param fps frames a second of that clock
 * @param startTime wall-clock time of frame 0 in ISO 8601; empty when not known
 * @param problems lines in problems.jsonl
 * @param failed whether too many frames are missing or failed for the recording to be trusted
 * @param cameras one account a camera, in the recording's order
 */
public record RecordingFacts(
    String recording,
    long frames,
    double fps,
    String startTime,
    long problems,
    boolean failed,
    List<FrameAccount> cameras) {
  public RecordingFacts {
    cameras = List.copyOf(cameras);
  }

  /**
   * The share of frames that are missing or failed, over the cameras of which anything could be
   * read and the frames at which they film; 1 when there is no such camera and the recording has
   * frames.
   *
   * @param frames the recording's number of frames
   */
  public static double badFrameFraction(long frames, List<FrameAccount> cameras) {
    long expected = 0;
    long bad = 0;
    for (FrameAccount camera : cameras) {
      if (camera.decoded() > 0) {
        expected += camera.expected();
        bad += camera.missing() + camera.failed();
      }
    }
    if (expected == 0) {
      return frames > 0 ? 1 : 0;
    }
    return (double) bad / expected;
  }
}
