package org.shoal.io.track2d;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.shoal.io.recording.WindowKey;

final class BoxTrackColumnsTest {
  @Property(tries = 100)
  void rowsToldInAnyOrderStandByFrameAndId(@ForAll long seed) {
    Random random = new Random(seed);
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < 100; place++) {
      if (random.nextInt(3) > 0) {
        places.add(place);
      }
    }
    Collections.shuffle(places, random);
    BoxTrackColumnsBuilder builder = new BoxTrackColumnsBuilder();
    for (int place : places) {
      builder.row(place / 7, 1 + place % 7, place, -place, 2 * place, 1, 0.5f, place);
    }

    BoxTrackColumns columns = builder.build();
    Collections.sort(places);
    assertThat(columns.size(), is(places.size()));
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      assertThat(columns.frame()[i], is((long) place / 7));
      assertThat(columns.trackId()[i], is(1 + place % 7));
      assertThat(columns.x()[i], is((float) place));
      assertThat(columns.y()[i], is((float) -place));
      assertThat(columns.w()[i], is(2f * place));
      assertThat(columns.detection()[i], is(place));
    }
  }

  @Test
  void aWindowSurvivesItsCoder() throws Exception {
    BoxTrackColumnsBuilder builder = new BoxTrackColumnsBuilder();
    builder.row(4, 1, 0.1f, 0.2f, 0.3f, 0.4f, Float.NaN, -1);
    builder.row(5, 2, 1, 2, 3, 4, 0.9f, 3);
    BoxTrackWindow window = new BoxTrackWindow(new WindowKey("monday", 2), "left", builder.build());
    BoxTrackWindowCoder coder = BoxTrackWindowCoder.of();

    BoxTrackWindow read =
        CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, window));
    assertThat(read.key(), is(window.key()));
    assertThat(read.camera(), is("left"));
    assertThat(read.tracks().frame(), is(new long[] {4, 5}));
    assertThat(read.tracks().confidence(), is(new float[] {Float.NaN, 0.9f}));
    assertThat(read.tracks().isDetected(0), is(false));
    assertThat(read.tracks().isDetected(1), is(true));
    assertThat(
        CoderUtils.encodeToByteArray(coder, read), is(CoderUtils.encodeToByteArray(coder, window)));
  }
}
