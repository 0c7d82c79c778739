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
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.PeopleWindow;
import org.shoal.io.pose.PeopleWindowCoder;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.WindowKey;

class PoseGathererTest {
  private static final WindowKey KEY = new WindowKey("pool", 3);

  @Property(tries = 100)
  void howAWindowWasCutAndShuffledDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int frames) throws IOException {
    Random random = new Random(seed);
    Recording recording = recording(300 + frames);
    CameraPoses b = poses("b", frames, random);
    CameraPoses a = poses("a", frames, random);
    List<CameraPoses> parts = new ArrayList<>(cut(b, random));
    parts.addAll(cut(a, random));
    Collections.shuffle(parts, random);

    List<PeopleWindow> gathered = PoseGatherer.gather(recording, KEY, 300, frames, parts);

    assertThat(
        bytes(gathered),
        is(
            bytes(
                List.of(
                    new PeopleWindow(KEY, recording.clock(), true, b),
                    new PeopleWindow(KEY, recording.clock(), true, a)))));
  }

  @Test
  void aCameraThatTellsNothingIsAbsentAndSeesNobody() {
    byte absent = FrameStatus.ABSENT.code();
    CameraPoses a = poses("a", 4, new Random(1));
    List<PeopleWindow> gathered = PoseGatherer.gather(recording(1000), KEY, 300, 4, List.of(a));
    assertThat(gathered.get(0).people().camera(), is("b"));
    assertThat(gathered.get(0).people().status(), is(new byte[] {absent, absent, absent, absent}));
    assertThat(gathered.get(0).people().people().size(), is(0));
    assertThat(gathered.get(0).last(), is(false));
  }

  private static Recording recording(long frames) {
    return new Recording(
        "pool",
        "pool.yaml",
        30,
        0,
        "",
        frames,
        List.of(new RecordingCamera("b", List.of(), 0), new RecordingCamera("a", List.of(), 0)),
        "");
  }

  private static CameraPoses poses(String camera, int frames, Random random) {
    int[] offsets = new int[frames + 1];
    byte[] status = new byte[frames];
    double[] times = new double[frames];
    Arrays.fill(times, Double.NaN);
    for (int f = 0; f < frames; f++) {
      boolean decoded = random.nextInt(4) > 0;
      status[f] = decoded ? FrameStatus.DECODED.code() : FrameStatus.MISSING.code();
      times[f] = decoded ? random.nextDouble() : Double.NaN;
      offsets[f + 1] = offsets[f] + (decoded ? random.nextInt(3) : 0);
    }
    PoseColumns people = PoseColumns.empty(offsets[frames]);
    for (float[] column : List.of(people.keypoints(), people.box(), people.confidence())) {
      for (int i = 0; i < column.length; i++) {
        column[i] = random.nextFloat();
      }
    }
    return new CameraPoses(camera, 300, status, times, 2, offsets, people);
  }

  /** In pieces, of which the first has the duplicated frames. */
  private static List<CameraPoses> cut(CameraPoses whole, Random random) {
    List<CameraPoses> pieces = new ArrayList<>();
    int from = 0;
    while (from < whole.frameCount()) {
      int to = Math.min(whole.frameCount(), from + 1 + random.nextInt(10));
      int first = whole.frameOffsets()[from];
      int end = whole.frameOffsets()[to];
      int[] offsets = Arrays.copyOfRange(whole.frameOffsets(), from, to + 1);
      for (int f = offsets.length - 1; f >= 0; f--) {
        offsets[f] -= offsets[0];
      }
      PoseColumns people = PoseColumns.empty(end - first);
      for (int row = first; row < end; row++) {
        people.copyRow(row - first, whole.people(), row);
      }
      pieces.add(
          new CameraPoses(
              whole.camera(),
              whole.firstFrame() + from,
              Arrays.copyOfRange(whole.status(), from, to),
              Arrays.copyOfRange(whole.timestampSeconds(), from, to),
              from == 0 ? whole.duplicatedFrames() : 0,
              offsets,
              people));
      from = to;
    }
    return pieces;
  }

  private static byte[] bytes(List<PeopleWindow> windows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (PeopleWindow window : windows) {
      PeopleWindowCoder.of().encode(window, bytes);
    }
    return bytes.toByteArray();
  }
}
