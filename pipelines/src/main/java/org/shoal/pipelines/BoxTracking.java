package org.shoal.pipelines;

import org.shoal.transforms.track2d.BoxTrackerConfig;

/** Turns options into a tracker's configuration. */
public final class BoxTracking {
  private BoxTracking() {}

  /**
   * The configuration for a camera of the given rate.
   *
   * @throws org.shoal.io.InvalidInputException naming the option that is wrong
   */
  public static BoxTrackerConfig config(
      BoxTrackingOptions options, double fps, int minHits, int maxTracks) {
    return BoxTrackerConfig.defaults()
        .withThresholds(
            options.getLowThreshold(), options.getHighThreshold(), options.getNewTrackThreshold())
        .withMinIou(options.getMinIou(), options.getMinIouLow())
        .withMaxAge(maxAge(options).frames(fps))
        .withMaxGap(maxGap(options).frames(fps))
        .withMinHits(minHits)
        .withMaxTracks(maxTracks);
  }

  /** The durations in frames and in seconds. */
  public static String describeDurations(BoxTrackingOptions options, double fps) {
    return "maxAge %s, maxGap %s at %s frames/s"
        .formatted(maxAge(options).describe(fps), maxGap(options).describe(fps), fps);
  }

  private static FrameSpan maxAge(BoxTrackingOptions options) {
    return FrameSpan.parse("--maxAge", options.getMaxAge());
  }

  private static FrameSpan maxGap(BoxTrackingOptions options) {
    return FrameSpan.parse("--maxGap", options.getMaxGap());
  }
}
