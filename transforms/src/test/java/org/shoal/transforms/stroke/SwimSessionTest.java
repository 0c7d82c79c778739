package org.shoal.transforms.stroke;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.SwimState;
import org.shoal.io.video.DecodedFrame;
import org.shoal.transforms.pose.BackendKind;
import org.shoal.transforms.pose.BlankFootage;
import org.shoal.transforms.pose.PoseBackends;
import org.shoal.transforms.pose.PoseConfig;

final class SwimSessionTest {
  @Test
  void aSessionStartsAndEnds() {
    SwimSession session = new SwimSession();
    assertThat(session.state(), is(SwimState.idle()));
    assertThat(session.startSession(1.7e9), is(SwimState.started(1.7e9)));
    SwimState counted = session.update(before -> counted(before, 7));
    assertThat(session.state(), is(counted));
    assertThat(session.endSession(), is(counted));
    assertThat(session.state(), is(SwimState.idle()));
  }

  @Test
  void updatesOfManyThreadsAreAllMadeAndReadersSeeThemWhole() throws Exception {
    SwimSession session = new SwimSession();
    session.startSession(0);
    AtomicBoolean running = new AtomicBoolean(true);
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      List<Future<Boolean>> readers = new ArrayList<>();
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        readers.add(pool.submit(() -> seesWholeStates(session, running)));
        writers.add(pool.submit(() -> add(session, 5000)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      running.set(false);
      for (Future<Boolean> reader : readers) {
        assertThat(reader.get(), is(true));
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(session.state().strokeCount(), is(15_000L));
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 60, 90})
  void aWatchedSwimmersRateIsTheBackends(double rate) throws IOException {
    SwimSession session = new SwimSession();
    SwimWatcher watcher =
        new SwimWatcher(
            PoseBackends.create(PoseConfig.of(BackendKind.SINE).withStrokeRate(rate).withSeed(42)),
            session,
            StrokeConfig.defaults(),
            30);
    long before = 0;
    List<DecodedFrame> frames = BlankFootage.of(30, 60).frames().toList();
    for (DecodedFrame frame : frames) {
      SwimState state = watcher.process(frame);
      assertThat(session.state(), is(state));
      assertThat(state.sessionActive() && state.poseDetected(), is(true));
      assertThat(state.strokeCount() >= before, is(true));
      before = state.strokeCount();
    }
    assertThat(before, is(greaterThan((long) rate - 5)));
    assertThat(watcher.buffer().size(), is(300));
    SwimState end = watcher.finish();
    assertThat(end.strokeCount(), is((long) rate));
    assertThat(end.strokeRate(), is(closeTo(rate, 1)));
    assertThat(end.rateHistory().size(), is(11));
    assertThat(end.swimming(), is(true));
    assertThat(session.state(), is(SwimState.idle()));
  }

  /** The count, the last time and the history always belong together. */
  private static boolean seesWholeStates(SwimSession session, AtomicBoolean running) {
    boolean whole = true;
    while (running.get()) {
      SwimState state = session.state();
      whole &=
          state.strokeCount() == 0
              || (state.lastStrokeSeconds().orElse(-1) == state.strokeCount()
                  && state.rateHistory().get(0).strokeCount() == state.strokeCount());
    }
    return whole;
  }

  private static void add(SwimSession session, int times) {
    for (int i = 0; i < times; i++) {
      session.update(before -> counted(before, before.strokeCount() + 1));
    }
  }

  private static SwimState counted(SwimState before, long strokes) {
    return new SwimState(
        true,
        before.sessionStartSeconds(),
        strokes,
        60,
        List.of(new RateSample((double) strokes, 60, strokes)),
        OptionalDouble.of((double) strokes),
        true,
        true);
  }
}
