package org.shoal.io.annotate;

import java.util.List;

/**
 * What is drawn in one frame.
 *
 * @param frame recording frame index
 * @param tracks the tracks in it
 */
public record FrameAnnotations(long frame, List<Annotation> tracks) {
  public FrameAnnotations {
    tracks = List.copyOf(tracks);
  }
}
