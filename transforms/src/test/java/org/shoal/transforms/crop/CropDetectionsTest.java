package org.shoal.transforms.crop;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.crop.Crop;
import org.shoal.io.crop.CropColumns;
import org.shoal.io.crop.CropFile;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentCoder;
import org.shoal.io.zone.TriggerZone;
import org.shoal.io.zone.TriggerZones;
import org.shoal.transforms.detect.DetectorConfig;
import org.shoal.transforms.detect.OnnxDetector;
import org.shoal.transforms.detect.SegmentDetector;
import org.shoal.transforms.detect.SquareFootage;
import org.shoal.transforms.detect.Squares;

/** Squares that move to the right by 2 pixels a frame through a picture of 160 x 96. */
class CropDetectionsTest {
  private static final int FRAMES = 40;

  @TempDir private Path folder;

  @Test
  void cropsOfWhatLiesInTheZoneTravelBesideTheDetections() throws IOException {
    List<Segment> segments = segments();
    String footage = segments.get(0).uri();
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    CropDetections.Result result =
        pipeline
            .apply(Create.of(segments).withCoder(SegmentCoder.of()))
            .apply(
                CropDetections.with(detector(), crops(), folder.resolve("out").toString())
                    .withWindowFrames(16));
    PAssert.that(result.crops()).satisfies(CropDetectionsTest::checkCrops);
    PAssert.that(result.windows())
        .satisfies(
            windows -> {
              checkWindows(windows, footage);
              return null;
            });
    PAssert.that(result.problems()).empty();
    assertThat(serializableCoders(pipeline), empty());
    PipelineResult run = pipeline.run();
    run.waitUntilFinish();
    assertThat(counter(run, "crops"), is(expectedFrames().count()));
    assertThat(counter(run, "framesDecoded"), is((long) FRAMES));
  }

  @Test
  void secondTryGivesTheSameBytes() throws IOException {
    List<Segment> segments = segments();
    try (OnnxDetector detector = OnnxDetector.open(detector())) {
      for (Segment segment : segments) {
        String name = segment.firstFrame() + ".crops";
        SegmentCrops one =
            new SegmentCropper(detector, 4, 1, crops())
                .cut(segment, folder.resolve("one").resolve(name).toString());
        SegmentCrops two =
            new SegmentCropper(detector, 7, 2, crops())
                .cut(segment, folder.resolve("two").resolve(name).toString());
        assertThat(two.crops().frame(), is(one.crops().frame()));
        assertThat(two.crops().position(), is(one.crops().position()));
        assertThat(two.digest(), is(one.digest()));
      }
    }
    try (Stream<Path> files = Files.list(folder.resolve("one"))) {
      List<Path> all = files.toList();
      assertThat(all.isEmpty(), is(false));
      for (Path file : all) {
        Path other = folder.resolve("two").resolve(file.getFileName());
        assertThat(Files.mismatch(file, other), is(-1L));
      }
    }
  }

  /** Frames whose square's centre, at 18 + 2 frame from the left, is between 49 and 111. */
  private static LongStream expectedFrames() {
    return LongStream.rangeClosed(16, 46).filter(frame -> frame < FRAMES);
  }

  private static Void checkCrops(Iterable<KV<WindowKey, CropColumns>> crops) {
    TreeMap<Long, Crop> byFrame = new TreeMap<>();
    for (KV<WindowKey, CropColumns> keyed : crops) {
      CropColumns columns = keyed.getValue();
      assertThat(columns.camera(), is("left"));
      assertThat(columns.file().contains("/out/squares/.work/crops/left-"), is(true));
      for (int row = 0; row < columns.size(); row++) {
        assertThat(columns.frame()[row] / 16, is(keyed.getKey().index()));
        assertThat(columns.index()[row], is(0));
        byFrame.put(columns.frame()[row], read(columns, row));
      }
    }
    assertThat(byFrame.keySet().stream().toList(), is(expectedFrames().boxed().toList()));
    byFrame.forEach(
        (frame, crop) -> {
          // The middle is all square: red in every third frame, else green.
          int middle = 3 * (4 * 8 + 4);
          boolean red = SquareFootage.square(frame).red();
          assertThat((crop.pixels()[middle] & 0xFF) > 128, is(red));
          assertThat((crop.pixels()[middle + 1] & 0xFF) > 128, is(!red));
        });
    return null;
  }

  private static void checkWindows(Iterable<KV<WindowKey, CameraWindow>> windows, String footage) {
    TreeMap<Long, CameraWindow> found = new TreeMap<>();
    windows.forEach(keyed -> found.put(keyed.getValue().firstFrame(), keyed.getValue()));
    try (OnnxDetector detector = OnnxDetector.open(detector())) {
      for (Segment segment : SquareFootage.segments(Path.of(footage), 0.4)) {
        for (CameraWindow part :
            new SegmentDetector(detector, 8, 1).detect(segment).frames().cut(16)) {
          CameraWindow other = found.remove(part.firstFrame());
          assertThat(other.detections().x(), is(part.detections().x()));
          assertThat(other.detections().confidence(), is(part.detections().confidence()));
          assertThat(other.status(), is(part.status()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(found.isEmpty(), is(true));
  }

  private static Crop read(CropColumns columns, int row) {
    try {
      return CropFile.read(
          columns.file(), columns.position()[row], columns.width(), columns.height());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Segment> segments() throws IOException {
    long[] frames = LongStream.range(0, FRAMES).toArray();
    return SquareFootage.segments(SquareFootage.write(folder.resolve("a.mp4"), frames), 0.4);
  }

  private static DetectorConfig detector() {
    return DetectorConfig.of(Squares.model("yolox.onnx")).withBatchSize(4);
  }

  private static CropConfig crops() {
    // Of 160 pixels, 49 to 111, between the places where centres can be.
    TriggerZone zone = new TriggerZone(30.625, 20, 38.75, 60);
    return CropConfig.of(8, 8).withCropInterval(1).withZones(new TriggerZones(List.of(zone)));
  }

  private static List<PCollection<?>> serializableCoders(Pipeline pipeline) {
    List<PCollection<?>> found = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitValue(PValue value, TransformHierarchy.Node producer) {
            if (value instanceof PCollection<?> collection
                && !producer.getFullName().startsWith("PAssert")
                && collection.getCoder() instanceof SerializableCoder) {
              found.add(collection);
            }
          }
        });
    return found;
  }

  private static long counter(PipelineResult result, String name) {
    long sum = 0;
    for (MetricResult<Long> counter :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named(counterClass(name), name))
                    .build())
            .getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }

  private static Class<?> counterClass(String name) {
    return name.equals("crops")
        ? CropDetections.class
        : org.shoal.transforms.detect.DetectFrames.class;
  }
}
