package org.shoal.transforms.pose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.Segment;
import org.shoal.transforms.detect.SegmentFrames;
import org.shoal.transforms.detect.SegmentReader;

/** Finds the people in segments, which a backend that does not look at pictures need not have. */
public final class SegmentPoseEstimator {
  private final PoseBackend backend;
  private final int batchSize;
  private final int decoderThreads;

  /**
   * @param backend looks at the frames; stays the caller's to close
   * @param batchSize frames given to it at once, at least 1
   * @param decoderThreads threads that the decoder may use, at least 1
   */
  public SegmentPoseEstimator(PoseBackend backend, int batchSize, int decoderThreads) {
    this.backend = backend;
    this.batchSize = batchSize;
    this.decoderThreads = decoderThreads;
  }

  /**
   * Looks at one segment. Footage that cannot be read gives a problem and failed frames.
   *
   * @throws IOException if remote footage cannot be brought here
   */
  public SegmentPoses estimate(Segment segment) throws IOException {
    int count = Math.toIntExact(segment.endFrame() - segment.firstFrame());
    List<List<SwimPose>> poses = new ArrayList<>(Collections.nCopies(count, List.of()));
    SegmentReader.Outcome outcome = read(segment, batch -> look(segment, batch, poses));
    return new SegmentPoses(
        columns(segment, outcome.frames(), poses),
        outcome.problems(),
        outcome.decodeMillis(),
        outcome.lookMillis());
  }

  private SegmentReader.Outcome read(Segment segment, SegmentReader.Sink sink) throws IOException {
    Optional<FrameScaling> scaling = backend.scaling();
    if (scaling.isPresent()) {
      return new SegmentReader(scaling.get(), batchSize, decoderThreads, backend.decodingThreads())
          .read(segment, sink);
    }
    return SegmentReader.readBlank(
        segment,
        batchSize,
        frame -> BlankFootage.frame(frame, backend.timeOf(frame, segment.clock())),
        sink);
  }

  private void look(Segment segment, List<DecodedFrame> batch, List<List<SwimPose>> poses) {
    List<List<SwimPose>> found = backend.estimate(batch);
    for (int i = 0; i < batch.size(); i++) {
      poses.set((int) (batch.get(i).index() - segment.firstFrame()), found.get(i));
    }
  }

  private static CameraPoses columns(
      Segment segment, SegmentFrames frames, List<List<SwimPose>> poses) {
    int[] offsets = new int[poses.size() + 1];
    for (int f = 0; f < poses.size(); f++) {
      offsets[f + 1] = offsets[f] + poses.get(f).size();
    }
    PoseColumns people = PoseColumns.empty(offsets[poses.size()]);
    int row = 0;
    for (List<SwimPose> frame : poses) {
      for (SwimPose pose : frame) {
        people.set(row++, pose);
      }
    }
    return new CameraPoses(
        segment.camera(),
        segment.firstFrame(),
        frames.status(0, poses.size()),
        frames.timestampSeconds(0, poses.size()),
        frames.duplicatedFrames(),
        offsets,
        people);
  }
}
