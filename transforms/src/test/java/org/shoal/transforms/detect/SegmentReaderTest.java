package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.io.video.Segment;

class SegmentReaderTest {
  private static final FrameScaling WHOLE = FrameScaling.none(PixelOrder.RGB);

  @TempDir private Path folder;

  @Test
  void decodesTwoBatchesAheadAndNoMore() throws IOException {
    AtomicInteger begun = new AtomicInteger();
    Executor atOnce =
        task -> {
          begun.incrementAndGet();
          task.run();
        };
    List<Integer> ahead = new ArrayList<>();
    List<Long> seen = new ArrayList<>();
    AtomicInteger taken = new AtomicInteger();
    new SegmentReader(WHOLE, 4, 1, atOnce)
        .read(
            footage(30),
            batch -> {
              ahead.add(begun.get() - taken.incrementAndGet());
              batch.forEach(frame -> seen.add(frame.index()));
            });
    assertThat(seen, is(LongStream.range(0, 30).boxed().toList()));
    assertThat(ahead, is(List.of(2, 2, 2, 2, 2, 2, 1, 0)));
  }

  @Test
  void framesAreClosedOnceTheyHaveBeenTaken() throws IOException {
    List<DecodedFrame> taken = new ArrayList<>();
    FrameScaling scaling = new FrameScaling(16, 16, PixelOrder.RGB).withSource();
    new SegmentReader(scaling, 4, 1, Runnable::run)
        .read(
            footage(10),
            batch -> {
              for (DecodedFrame frame : batch) {
                int pixels = frame.sourceWidth() * frame.sourceHeight();
                assertThat(frame.source().pixels().length, is(3 * pixels));
              }
              taken.addAll(batch);
            });
    assertThat(taken, hasSize(10));
    for (DecodedFrame frame : taken) {
      assertThrows(IllegalStateException.class, frame.source()::pixels);
    }
  }

  @Test
  void oneThreadDecodesForManyThatItAlsoWorksFor() throws Exception {
    Segment segment = footage(40);
    ExecutorService shared = Executors.newSingleThreadExecutor();
    ExecutorService readers = Executors.newFixedThreadPool(3);
    try {
      List<Future<Integer>> decoded = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        decoded.add(readers.submit(() -> decodedBeside(shared, segment)));
      }
      for (Future<Integer> count : decoded) {
        assertThat(count.get(60, TimeUnit.SECONDS), is(40));
      }
    } finally {
      readers.shutdownNow();
      shared.shutdownNow();
    }
  }

  private static int decodedBeside(ExecutorService shared, Segment segment) throws IOException {
    SegmentReader reader = new SegmentReader(WHOLE, 4, 1, shared);
    return reader.read(segment, batch -> lookIn(shared, batch)).frames().count(FrameStatus.DECODED);
  }

  private static void lookIn(ExecutorService shared, List<DecodedFrame> batch) {
    assertThat(batch, hasSize(lessThanOrEqualTo(4)));
    assertThat(
        Assertions.assertTimeout(
            Duration.ofSeconds(60), () -> shared.submit(() -> batch.get(0).width()).get()),
        is(Squares.INPUT_WIDTH));
  }

  @Test
  void threadsThatTakeNoMoreTasksAreAnErrorAndNoWaitingForEver() throws IOException {
    ExecutorService ending = Executors.newSingleThreadExecutor();
    SegmentReader reader = new SegmentReader(WHOLE, 4, 1, ending);
    Segment segment = footage(40);
    assertThrows(
        RejectedExecutionException.class, () -> reader.read(segment, batch -> ending.shutdown()));
  }

  private Segment footage(int frames) throws IOException {
    Path file = SquareFootage.write(folder.resolve("a.mp4"), LongStream.range(0, frames).toArray());
    return SquareFootage.segments(file, 100).get(0);
  }
}
