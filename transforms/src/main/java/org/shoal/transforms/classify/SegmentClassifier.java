package org.shoal.transforms.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.ClassificationColumns;
import org.shoal.io.crop.Crop;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.Segment;
import org.shoal.transforms.crop.Cropper;
import org.shoal.transforms.detect.FrameDetections;
import org.shoal.transforms.detect.FrameDetector;
import org.shoal.transforms.detect.SegmentDetector;
import org.shoal.transforms.detect.SegmentResult;

/** Detects in segments and classifies every detection of every frame. */
public final class SegmentClassifier {
  private final FrameDetector detector;
  private final CropClassifier classifier;
  private final int batchSize;
  private final int decoderThreads;

  /**
   * @param detector looks at the frames; stays the caller's to close
   * @param classifier looks at the crops; stays the caller's to close
   * @param batchSize frames given to the detector at once, at least 1
   * @param decoderThreads threads that the decoder may use, at least 1
   */
  public SegmentClassifier(
      FrameDetector detector, CropClassifier classifier, int batchSize, int decoderThreads) {
    this.detector = detector;
    this.classifier = classifier;
    this.batchSize = batchSize;
    this.decoderThreads = decoderThreads;
  }

  /**
   * Looks at one segment. Footage that cannot be read gives a problem and failed frames.
   *
   * @throws IOException if remote footage cannot be brought here
   */
  public ClassifiedSegment classify(Segment segment) throws IOException {
    Looks looks = new Looks();
    SegmentResult detected =
        SegmentDetector.observed(detector, batchSize, decoderThreads, looks).detect(segment);
    return new ClassifiedSegment(
        detected,
        looks.columns(segment.camera()),
        looks.failures,
        TimeUnit.NANOSECONDS.toMillis(looks.nanos));
  }

  /** One segment on the way. */
  private final class Looks implements SegmentDetector.Observer {
    private final Cropper cropper =
        new Cropper(classifier.width(), classifier.height(), detector.scaling().order());
    private final List<Long> frames = new ArrayList<>();
    private final List<Integer> indices = new ArrayList<>();
    private final List<Classification> found = new ArrayList<>();
    private long failures;
    private long nanos;

    @Override
    public void see(DecodedFrame frame, FrameDetections detections) {
      long start = System.nanoTime();
      List<Crop> crops = new ArrayList<>();
      for (int i = 0; i < detections.size(); i++) {
        crops.add(
            cropper.cut(
                frame, detections.x()[i], detections.y()[i], detections.w()[i], detections.h()[i]));
        frames.add(frame.index());
        indices.add(i);
      }
      for (CropOutcome outcome : classifier.classify(crops)) {
        found.add(outcome.classification());
        failures += outcome.succeeded() ? 0 : 1;
      }
      nanos += System.nanoTime() - start;
    }

    ClassificationColumns columns(String camera) {
      return new ClassificationColumns(
          camera,
          frames.stream().mapToLong(Long::longValue).toArray(),
          indices.stream().mapToInt(Integer::intValue).toArray(),
          found);
    }
  }
}
