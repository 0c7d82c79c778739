package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.shoal.io.classification.ClassificationColumns;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.crop.CropColumns;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.io.video.Segment;
import org.shoal.transforms.classify.TrackCrops.CropPlace;
import org.shoal.transforms.crop.CropConfig;
import org.shoal.transforms.crop.SegmentCropper;
import org.shoal.transforms.detect.FrameDetections;
import org.shoal.transforms.detect.FrameDetector;
import org.shoal.transforms.detect.SquareFootage;

/** Six frames of a square that moves through a picture of 160 x 96, with boxes drawn at random. */
class SegmentClassifierTest {
  private static final int FRAMES = 6;

  private Path folder;
  private Segment segment;
  private OnnxCropClassifier classifier;

  @BeforeProperty
  void open() throws IOException {
    folder = Files.createTempDirectory("legacy");
    Path file = SquareFootage.write(folder.resolve("a.mp4"), LongStream.range(0, FRAMES).toArray());
    segment = SquareFootage.segments(file, 10).get(0);
    classifier =
        OnnxCropClassifier.open(ClassifierConfig.of(Colours.classifier(folder).toString()));
  }

  @AfterProperty
  void close() {
    classifier.close();
  }

  @Property(tries = 100)
  void legacyModeClassifiesEveryDetectionOfEveryFrame(@ForAll long seed) throws IOException {
    ClassifiedSegment result = legacy(seed);
    ClassificationColumns all = result.classifications();
    for (int i = 0; i < all.size(); i++) {
      int index = i == 0 || all.frame()[i] > all.frame()[i - 1] ? 0 : all.index()[i - 1] + 1;
      assertThat(all.index()[i], is(index));
    }
    assertThat(all.size(), is(result.detected().detections()));
    assertThat(result.detected().decoded(), is(FRAMES));
  }

  /** The same detections, followed as one track a detection, are told to be the same. */
  @Property(tries = 100)
  void bothModesSayTheSameOfTheSameCrop(@ForAll long seed) throws IOException {
    ClassifiedSegment legacy = legacy(seed);
    CropConfig everything =
        CropConfig.of(Colours.SIZE, Colours.SIZE).withCropInterval(1).withFirstCrops(1);
    CropColumns columns =
        new SegmentCropper(new RandomBoxes(seed), 3, 1, everything)
            .cut(segment, folder.resolve("left.crops").toString())
            .crops();
    ClassificationColumns all = legacy.classifications();
    List<TrackCrops> tracks = new ArrayList<>();
    for (int row = 0; row < columns.size(); row++) {
      tracks.add(track(columns, row));
    }
    TrackClassifier tracking = new TrackClassifier(classifier, 2);
    List<TrackClassification> classified = tracking.classify(tracks);
    for (int row = 0; row < columns.size(); row++) {
      int other = find(all, columns.frame()[row], columns.index()[row]);
      assertThat(classified.get(row).classification(), is(all.classification().get(other)));
    }
    assertThat(tracking.calls() <= legacy.detected().detections(), is(true));
  }

  private ClassifiedSegment legacy(long seed) throws IOException {
    return new SegmentClassifier(new RandomBoxes(seed), classifier, 2, 1).classify(segment);
  }

  private static TrackCrops track(CropColumns columns, int row) {
    long frame = columns.frame()[row];
    CropPlace place =
        new CropPlace(
            frame, columns.file(), columns.position()[row], columns.width(), columns.height());
    TrackKey key = new TrackKey("squares", "left", row);
    return new TrackCrops(key, List.of(0L), frame, frame, List.of(place));
  }

  private static int find(ClassificationColumns all, long frame, int index) {
    int row = 0;
    while (all.frame()[row] != frame || all.index()[row] != index) {
      row++;
    }
    return row;
  }

  /** Detects up to four boxes in each frame, which depend on nothing but seed and frame. */
  private record RandomBoxes(long seed) implements FrameDetector {
    @Override
    public FrameScaling scaling() {
      return new FrameScaling(80, 80, PixelOrder.BGR);
    }

    @Override
    public List<FrameDetections> detect(List<DecodedFrame> batch) {
      return batch.stream().map(this::detect).toList();
    }

    private FrameDetections detect(DecodedFrame frame) {
      Random random = new Random(31 * seed + frame.index());
      int count = random.nextInt(5);
      float[] x = new float[count];
      float[] y = new float[count];
      float[] size = new float[count];
      String[] label = new String[count];
      for (int i = 0; i < count; i++) {
        x[i] = random.nextInt(120);
        y[i] = random.nextInt(70);
        size[i] = 5 + random.nextInt(30);
        label[i] = "bottle";
      }
      return new FrameDetections(x, y, size, size, x, y, size, label);
    }

    @Override
    public void close() {}
  }
}
