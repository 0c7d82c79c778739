package org.shoal.io.results;

import java.io.Serializable;
import java.util.Optional;
import org.shoal.io.video.Segment;

/**
 * Marks the frames of segments as done, for the step that works on them to say so as soon as it has
 * finished one: runners may hand its output on much later.
 */
public final class SegmentProgress implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Empty where nobody looks. */
  private final String output;

  private SegmentProgress(String output) {
    this.output = output;
  }

  /** Marks in the recordings' folders of an output folder, see {@link ProgressMarkers}. */
  public static SegmentProgress in(String output) {
    return new SegmentProgress(output);
  }

  /** Marks nothing. */
  public static SegmentProgress none() {
    return new SegmentProgress("");
  }

  /** Marks all frames of a segment as done; once, however often it is said. */
  public void done(Segment segment) {
    markers(segment)
        .ifPresent(
            markers ->
                markers.detected(
                    segment.camera(),
                    segment.firstFrame(),
                    segment.endFrame() - segment.firstFrame()));
  }

  private Optional<ProgressMarkers> markers(Segment segment) {
    return output.isEmpty()
        ? Optional.empty()
        : Optional.of(new ProgressMarkers(new ResultFolder(output, segment.recording())));
  }
}
