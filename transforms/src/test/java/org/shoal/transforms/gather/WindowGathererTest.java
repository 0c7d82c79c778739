package org.shoal.transforms.gather;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.recording.WindowKey;

class WindowGathererTest {
  private static final WindowKey KEY = new WindowKey("pond", 3);
  private static final List<String> CAMERAS = List.of("b", "a");

  @Property(tries = 200)
  void howAWindowWasCutAndShuffledDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int frames) throws IOException {
    Random random = new Random(seed);
    CameraWindow b = randomWindow("b", 300, frames, random);
    CameraWindow a = randomWindow("a", 300, frames, random);
    List<CameraWindow> parts = new ArrayList<>(cut(b, random));
    parts.addAll(cut(a, random));
    Collections.shuffle(parts, random);

    FrameWindow gathered = WindowGatherer.gather(KEY, CAMERAS, 300, frames, parts);

    assertThat(bytes(gathered), is(bytes(new FrameWindow(KEY, 300, frames, List.of(b, a)))));
  }

  @Test
  void aCameraThatTellsNothingIsAbsent() {
    FrameWindow gathered =
        WindowGatherer.gather(
            KEY, CAMERAS, 300, 2, List.of(randomWindow("a", 300, 2, new Random(1))));

    CameraWindow silent = gathered.cameras().get(0);
    assertThat(silent.camera(), is("b"));
    assertThat(
        silent.status(), is(new byte[] {FrameStatus.ABSENT.code(), FrameStatus.ABSENT.code()}));
    assertThat(silent.timestampSeconds(), is(new double[] {Double.NaN, Double.NaN}));
    assertThat(silent.detections().frameOffsets(), is(new int[3]));
  }

  @Test
  void framesOutsideTheWindowAreLeftOut() {
    CameraWindow wide = randomWindow("a", 298, 6, new Random(5));

    FrameWindow gathered = WindowGatherer.gather(KEY, List.of("a"), 300, 2, List.of(wide));

    CameraWindow camera = gathered.cameras().get(0);
    int[] offsets = wide.detections().frameOffsets();
    assertThat(camera.status(), is(Arrays.copyOfRange(wide.status(), 2, 4)));
    assertThat(
        camera.detections().u(),
        is(Arrays.copyOfRange(wide.detections().u(), offsets[2], offsets[4])));
  }

  @Test
  void aDecodedFrameBeatsAFailedOneWhicheverComesFirst() {
    CameraWindow failed = frame(FrameStatus.FAILED, Double.NaN);
    CameraWindow decoded = frame(FrameStatus.DECODED, 10.5);

    for (List<CameraWindow> parts : List.of(List.of(failed, decoded), List.of(decoded, failed))) {
      CameraWindow camera =
          WindowGatherer.gather(KEY, List.of("a"), 300, 1, parts).cameras().get(0);
      assertThat(camera.status()[0], is(FrameStatus.DECODED.code()));
      assertThat(camera.timestampSeconds()[0], is(10.5));
    }
  }

  private static CameraWindow frame(FrameStatus status, double seconds) {
    byte[] code = {status.code()};
    return new CameraWindow("a", 300, code, new double[] {seconds}, 0, DetectionColumns.empty(1));
  }

  private static List<CameraWindow> cut(CameraWindow window, Random random) {
    List<CameraWindow> parts = new ArrayList<>();
    for (int from = 0; from < window.frameCount(); ) {
      int to = from + 1 + random.nextInt(window.frameCount() - from);
      parts.add(part(window, from, to));
      from = to;
    }
    return parts;
  }

  private static CameraWindow part(CameraWindow window, int from, int to) {
    DetectionColumns all = window.detections();
    int first = all.frameOffsets()[from];
    int last = all.frameOffsets()[to];
    int[] offsets = new int[to - from + 1];
    Arrays.setAll(offsets, i -> all.frameOffsets()[from + i] - first);
    return new CameraWindow(
        window.camera(),
        window.firstFrame() + from,
        Arrays.copyOfRange(window.status(), from, to),
        Arrays.copyOfRange(window.timestampSeconds(), from, to),
        from == 0 ? window.duplicatedFrames() : 0,
        new DetectionColumns(
            offsets,
            Arrays.copyOfRange(all.x(), first, last),
            Arrays.copyOfRange(all.y(), first, last),
            Arrays.copyOfRange(all.w(), first, last),
            Arrays.copyOfRange(all.h(), first, last),
            Arrays.copyOfRange(all.u(), first, last),
            Arrays.copyOfRange(all.v(), first, last),
            Arrays.copyOfRange(all.confidence(), first, last),
            Arrays.copyOfRange(all.label(), first, last)));
  }

  private static CameraWindow randomWindow(
      String camera, long firstFrame, int frames, Random random) {
    byte[] status = new byte[frames];
    double[] seconds = new double[frames];
    int[] offsets = new int[frames + 1];
    for (int f = 0; f < frames; f++) {
      boolean decoded = random.nextInt(4) > 0;
      status[f] = (decoded ? FrameStatus.DECODED : FrameStatus.MISSING).code();
      seconds[f] = decoded ? firstFrame + f + random.nextDouble() : Double.NaN;
      offsets[f + 1] = offsets[f] + (decoded ? random.nextInt(4) : 0);
    }
    int size = offsets[frames];
    float[][] columns = new float[7][size];
    String[] labels = new String[size];
    for (int i = 0; i < size; i++) {
      for (float[] column : columns) {
        column[i] = random.nextFloat();
      }
      labels[i] = "label" + random.nextInt(3);
    }
    DetectionColumns detections =
        new DetectionColumns(
            offsets,
            columns[0],
            columns[1],
            columns[2],
            columns[3],
            columns[4],
            columns[5],
            columns[6],
            labels);
    return new CameraWindow(camera, firstFrame, status, seconds, random.nextInt(3), detections);
  }

  private static byte[] bytes(FrameWindow window) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWindowCoder.of().encode(window, out);
    return out.toByteArray();
  }
}
