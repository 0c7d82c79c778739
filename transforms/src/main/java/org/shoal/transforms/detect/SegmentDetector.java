package org.shoal.transforms.detect;

import java.io.IOException;
import java.util.List;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.Segment;

/** Looks at segments as {@link SegmentReader} reads them. */
public final class SegmentDetector {
  private static final Observer NOBODY = (frame, found) -> {};

  private final FrameDetector detector;
  private final SegmentReader reader;
  private final Observer observer;

  /**
   * @param detector looks at the frames; stays the caller's to close
   * @param batchSize frames given to it at once, at least 1
   * @param decoderThreads threads that the decoder may use, at least 1
   */
  public SegmentDetector(FrameDetector detector, int batchSize, int decoderThreads) {
    this(detector, batchSize, decoderThreads, detector.scaling(), NOBODY);
  }

  private SegmentDetector(
      FrameDetector detector,
      int batchSize,
      int decoderThreads,
      FrameScaling scaling,
      Observer observer) {
    this.detector = detector;
    this.reader = new SegmentReader(scaling, batchSize, decoderThreads, detector.decodingThreads());
    this.observer = observer;
  }

  /**
   * A detector that shows its frames, each with its picture before scaling and what was detected in
   * it, to somebody else before it lets go of them.
   *
   * @param observer is shown the frames, one after the other in their order
   */
  public static SegmentDetector observed(
      FrameDetector detector, int batchSize, int decoderThreads, Observer observer) {
    FrameScaling scaling = detector.scaling().withSource();
    return new SegmentDetector(detector, batchSize, decoderThreads, scaling, observer);
  }

  /** Sees frames while they are there. */
  @FunctionalInterface
  public interface Observer {
    /** Sees a frame and what was detected in it. */
    void see(DecodedFrame frame, FrameDetections found);
  }

  /**
   * Looks at one segment. Footage that cannot be read gives a problem and failed frames.
   *
   * @throws IOException if remote footage cannot be brought here
   */
  public SegmentResult detect(Segment segment) throws IOException {
    SegmentColumns columns = new SegmentColumns(segment);
    SegmentReader.Outcome outcome = reader.read(segment, batch -> look(batch, columns));
    SegmentFrames frames = outcome.frames();
    return new SegmentResult(
        columns.whole(frames),
        outcome.problems(),
        frames.count(FrameStatus.DECODED),
        frames.count(FrameStatus.FAILED),
        frames.count(FrameStatus.MISSING),
        columns.detections(),
        outcome.decodeMillis(),
        outcome.lookMillis());
  }

  private void look(List<DecodedFrame> batch, SegmentColumns columns) {
    List<FrameDetections> found = detector.detect(batch);
    for (int i = 0; i < batch.size(); i++) {
      // Closed before the rest of its batch: a picture in full size need not wait for the others.
      try (DecodedFrame frame = batch.get(i)) {
        columns.add(frame, found.get(i));
        observer.see(frame, found.get(i));
      }
    }
  }
}
