package org.shoal.transforms.pose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.Segment;
import org.shoal.transforms.detect.SegmentReader;

/** Finds the people in segments as {@link SegmentReader} reads them. */
public final class SegmentPoseEstimator {
  private final OnnxPoseEstimator estimator;
  private final SegmentReader reader;

  /**
   * @param estimator looks at the frames; stays the caller's to close
   * @param batchSize frames given to it at once, at least 1
   * @param decoderThreads threads that the decoder may use, at least 1
   */
  public SegmentPoseEstimator(OnnxPoseEstimator estimator, int batchSize, int decoderThreads) {
    this.estimator = estimator;
    this.reader = new SegmentReader(estimator.scaling(), batchSize, decoderThreads);
  }

  /**
   * Looks at one segment. Footage that cannot be read gives a problem and failed frames.
   *
   * @throws IOException if remote footage cannot be brought here
   */
  public SegmentPoses estimate(Segment segment) throws IOException {
    int count = Math.toIntExact(segment.endFrame() - segment.firstFrame());
    List<Optional<FramePoses>> poses =
        new ArrayList<>(Collections.nCopies(count, Optional.empty()));
    SegmentReader.Outcome outcome = reader.read(segment, batch -> look(segment, batch, poses));
    return new SegmentPoses(
        outcome.frames(), poses, outcome.problems(), outcome.decodeMillis(), outcome.lookMillis());
  }

  private void look(Segment segment, List<DecodedFrame> batch, List<Optional<FramePoses>> poses) {
    List<FramePoses> found = estimator.estimate(batch);
    for (int i = 0; i < batch.size(); i++) {
      int position = (int) (batch.get(i).index() - segment.firstFrame());
      poses.set(position, Optional.of(found.get(i)));
    }
  }
}
