package org.shoal.pipelines.line;

import java.util.Map;
import org.shoal.io.resume.SegmentStore;
import org.shoal.pipelines.Detection;
import org.shoal.pipelines.Version;
import org.shoal.transforms.classify.ClassifiedSegment;
import org.shoal.transforms.classify.ClassifiedSegmentCoder;
import org.shoal.transforms.crop.SegmentCrops;
import org.shoal.transforms.crop.SegmentCropsCoder;

/**
 * Where a line's job keeps what it finds in footage for runs to come. At most one of the two keeps
 * anything.
 *
 * @param crops detections and what was cut out
 * @param classified detections, each of them classified
 */
public record LineStores(
    SegmentStore<SegmentCrops> crops, SegmentStore<ClassifiedSegment> classified) {

  /**
   * The stores of a job.
   *
   * @param digests of its models, by name
   */
  static LineStores of(LineInputs inputs, LineOptions options, Map<String, String> digests) {
    LineStores none = none();
    if (!options.getDetections().isEmpty()) {
      return none;
    }
    String detector =
        "model %s, %s"
            .formatted(digests.get(LineJob.MODEL_DIGEST), Detection.config(options).decisive());
    if (LinePipeline.isLegacy(options)) {
      String step =
          "shoal %s detect and classify, %s, classifier %s, %s"
              .formatted(
                  Version.current(),
                  detector,
                  digests.get(LineJob.CLASSIFIER_DIGEST),
                  LinePipeline.classifier(options).decisive());
      return new LineStores(
          none.crops, SegmentStore.of(options.getOutput(), step, ClassifiedSegmentCoder.of()));
    }
    String step =
        "shoal %s detect and crop, %s, %s".formatted(Version.current(), detector, inputs.crops());
    return new LineStores(
        SegmentStore.of(options.getOutput(), step, SegmentCropsCoder.of()), none.classified);
  }

  /** Stores that keep nothing. */
  public static LineStores none() {
    return new LineStores(
        SegmentStore.none(SegmentCropsCoder.of()), SegmentStore.none(ClassifiedSegmentCoder.of()));
  }

  /** The one that this job uses. */
  SegmentStore<?> used(LineOptions options) {
    return LinePipeline.isLegacy(options) ? classified : crops;
  }
}
