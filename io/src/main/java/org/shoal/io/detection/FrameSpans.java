package org.shoal.io.detection;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.Recording;

/**
 * What a detections table tells about frames when no frames table goes with it: every frame from a
 * camera's first detection to its last was decoded, at its nominal time.
 */
final class FrameSpans implements FrameSource {
  private final FrameClock clock;
  private final long[] first;
  private final long[] last;

  private FrameSpans(Recording recording) {
    clock = recording.clock();
    first = new long[recording.cameras().size()];
    last = new long[recording.cameras().size()];
    Arrays.fill(first, Long.MAX_VALUE);
    Arrays.fill(last, -1);
  }

  /** Finds the spans in detections tables. */
  static FrameSpans of(List<String> files, Recording recording, RecordingScope scope)
      throws IOException {
    FrameSpans spans = new FrameSpans(recording);
    for (String file : files) {
      try (CameraFrameRows rows = CameraFrameRows.open(file, scope, List.of())) {
        while (rows.next()) {
          int camera = rows.camera();
          spans.first[camera] = Math.min(spans.first[camera], rows.frame());
          spans.last[camera] = Math.max(spans.last[camera], rows.frame());
        }
      }
    }
    return spans;
  }

  @Override
  public long endFrame() {
    return Arrays.stream(last).max().orElse(-1) + 1;
  }

  @Override
  public void describe(int camera, long firstFrame, byte[] status, double[] timestamps) {
    for (int f = 0; f < status.length; f++) {
      long frame = firstFrame + f;
      boolean inside = frame >= first[camera] && frame <= last[camera];
      status[f] = inside ? FrameStatus.DECODED.code() : UNKNOWN;
      timestamps[f] = inside ? clock.timeOf(frame) : Double.NaN;
    }
  }
}
