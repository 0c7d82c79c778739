package org.shoal.transforms.smooth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.Medium;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.SmoothedWindowCoder;
import org.shoal.io.tracking.TrackedWindow;
import org.shoal.io.tracking.TrackedWindowCoder;
import org.shoal.transforms.gather.PackedWindows;

final class SmoothTracksTest {
  private static final Calibration WATER =
      new Calibration(List.of(), new Medium.Water(1, 1, 1.333, 2));
  private static final int WINDOW = 40;

  private static Recording recording(String name, double fps) {
    return new Recording(name, "recording.yaml", fps, 0, "", 450, List.of(), "");
  }

  @Test
  void shuffledWindowsOfTwoRecordingsGiveWhatThePlainClassesGive() throws CoderException {
    List<TrackedWindow> calm =
        TrackScene.random(450, 2, 1e-4, new Random(1)).windows("calm", WINDOW);
    List<TrackedWindow> lively =
        TrackScene.random(450, 3, 3e-3, new Random(2)).windows("lively", WINDOW);
    List<String> expected = new ArrayList<>(plain(calm, 30));
    expected.addAll(plain(lively, 60));
    List<TrackedWindow> shuffled = new ArrayList<>(calm);
    shuffled.addAll(lively);
    Collections.shuffle(shuffled, new Random(3));

    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(DirectRunner.class);
    Pipeline pipeline = Pipeline.create(options);
    List<FrameWindow> frames = new ArrayList<>(shuffled.stream().map(TrackScene::frames).toList());
    Collections.shuffle(frames, new Random(4));
    PAssert.that(
            timed(pipeline, "tracks", shuffled, TrackedWindowCoder.of(), TrackedWindow::key)
                .apply(
                    SmoothTracks.of(
                        List.of(recording("calm", 30), recording("lively", 60)),
                        Map.of("calm", WATER, "lively", WATER),
                        timed(pipeline, "frames", frames, FrameWindowCoder.of(), FrameWindow::key)))
                .apply(ParDo.of(new Digest())))
        .containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }

  private static <W> PCollection<KV<WindowKey, Packed<W>>> timed(
      Pipeline pipeline,
      String name,
      List<W> windows,
      RecordCoder<W> coder,
      Function<W, WindowKey> key) {
    return pipeline
        .apply("Create " + name, PackedWindows.of(windows, coder, key))
        .apply(
            "Time " + name,
            WithTimestamps.of(window -> Instant.ofEpochMilli(window.getKey().index())))
        .apply(
            "Keep time of " + name,
            Window.<KV<WindowKey, Packed<W>>>configure()
                .withTimestampCombiner(TimestampCombiner.EARLIEST));
  }

  private static List<String> plain(List<TrackedWindow> windows, double fps) throws CoderException {
    WindowSmoother smoother = new WindowSmoother(SmootherConfig.defaults(), fps, WATER.medium());
    List<WindowInContext> inContext =
        TrackScene.inContext(windows, SmootherConfig.defaults().contextFrames(fps));
    AccelerationNoise noise =
        smoother.estimateNoise(inContext.stream().map(smoother::weighNoise).toList());
    List<String> digests = new ArrayList<>();
    int rows = 0;
    for (WindowInContext window : inContext) {
      SmoothedTracks tracks = smoother.smooth(window, noise);
      SmoothedWindow smoothed =
          new SmoothedWindow(
              TrackScene.frames(window.window()), tracks.tracks(), tracks.smoothed());
      rows += tracks.tracks().size();
      digests.add(digest(smoothed, Instant.ofEpochMilli(window.window().key().index())));
    }
    assertThat(rows, greaterThan(700));
    return digests;
  }

  private static String digest(SmoothedWindow window, Instant time) throws CoderException {
    byte[] bytes = CoderUtils.encodeToByteArray(SmoothedWindowCoder.of(), window);
    return "%s %s %d %d"
        .formatted(window.frames().key(), time, bytes.length, Arrays.hashCode(bytes));
  }

  private static final class Digest extends DoFn<Packed<SmoothedWindow>, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element Packed<SmoothedWindow> window, @Timestamp Instant time, OutputReceiver<String> out)
        throws CoderException {
      out.output(digest(window.value(SmoothedWindowCoder.of()), time));
    }
  }

  @Test
  void codersAreDeterministicAndLossless() throws Exception {
    List<TrackedWindow> windows = TrackScene.random(90, 2, 1e-3, new Random(4)).windows("pond", 30);
    TrackPoints points = TrackPoints.of(windows.get(1)).between(35, 52);
    TrackPoints decoded = roundTrip(TrackPointsCoder.of(), points);
    assertThat(decoded.firstFrame(), is(35L));
    assertThat(decoded.frameOffsets(), is(points.frameOffsets()));
    assertThat(decoded.fishId(), is(points.fishId()));
    assertThat(decoded.x(), is(points.x()));
    assertThat(decoded.y(), is(points.y()));
    assertThat(decoded.z(), is(points.z()));
    assertThat(decoded.covariance(), is(points.covariance()));
    assertThat(decoded.nCameras(), is(points.nCameras()));
    assertThat(decoded.confirmed(), is(points.confirmed()));
    WindowInContext inContext = TrackScene.inContext(windows, 20).get(1);
    assertThat(roundTrip(WindowInContextCoder.of(), inContext).neighbours().size(), is(2));
    AccelerationNoise noise = new AccelerationNoise(1e-7, 2e-7, 3e-7);
    assertThat(roundTrip(AccelerationNoiseCoder.of(), noise), is(noise));
    double[] logLikelihood = {1.5, -2};
    NoiseEvidence evidence =
        roundTrip(NoiseEvidenceCoder.of(), new NoiseEvidence(9, logLikelihood));
    assertThat(evidence.window(), is(9L));
    assertThat(evidence.logLikelihood(), is(logLikelihood));
  }

  private static <T> T roundTrip(Coder<T> coder, T value) throws Exception {
    coder.verifyDeterministic();
    assertThat(SerializableUtils.ensureSerializable(coder), is(coder));
    byte[] once = CoderUtils.encodeToByteArray(coder, value);
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    coder.encode(value, twice);
    coder.encode(value, twice);
    ByteArrayInputStream in = new ByteArrayInputStream(twice.toByteArray());
    coder.decode(in);
    T decoded = coder.decode(in);
    assertThat(in.available(), is(0));
    assertThat(CoderUtils.encodeToByteArray(coder, decoded), is(once));
    return decoded;
  }
}
