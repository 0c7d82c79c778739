package org.shoal.io.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.shoal.io.recording.Recording;

/** Reads footage of known pictures in pieces, and compares the pieces with the whole. */
final class ExactnessCheck {
  private static final int READERS = 3;

  private final Path file;
  private final double fps;
  private final FootageIndex index;
  private final Random random = new Random(11);

  ExactnessCheck(Path file, double fps) {
    this.file = file;
    this.fps = fps;
    this.index = FootageIndexer.index(file.toString(), file);
  }

  /**
   * A picture as it was delivered.
   *
   * @param number the number it shows
   * @param pixelHash of all its pixels
   */
  record Shown(int number, double seconds, int pixelHash) {}

  /** The pictures by their frame, decoded in one piece from the first to the last. */
  Map<Long, Shown> sequential() {
    Map<Long, Shown> shown = new TreeMap<>();
    for (Segment segment : segments(recording(0, -1), 1e6)) {
      shown.putAll(decode(segment, 1));
    }
    return shown;
  }

  /** The same in the shortest segments there are, in random order and by several threads. */
  Map<Long, Shown> inPieces() {
    List<Segment> segments = new ArrayList<>(segments(recording(0, -1), 1e-4));
    Collections.shuffle(segments, random);
    return decodeTogether(segments);
  }

  /** The frames from one to another, as a recording that is no longer. */
  Map<Long, Shown> stretch(long firstFrame, long frames) {
    Map<Long, Shown> shown = new HashMap<>();
    Recording recording = recording(firstFrame, frames);
    decodeTogether(segments(recording, 0.7))
        .forEach((frame, picture) -> shown.put(frame + firstFrame, picture));
    return shown;
  }

  private Recording recording(long firstFrame, long frames) {
    return NumberedFootage.recording(fps, firstFrame / fps, frames);
  }

  private List<Segment> segments(Recording recording, double segmentSeconds) {
    return SegmentPlanner.plan(recording, NumberedFootage.camera(0), List.of(index), segmentSeconds)
        .segments();
  }

  private Map<Long, Shown> decodeTogether(List<Segment> segments) {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      List<Callable<Map<Long, Shown>>> tasks = new ArrayList<>();
      for (Segment segment : segments) {
        int threads = 1 + random.nextInt(3);
        tasks.add(() -> decode(segment, threads));
      }
      Map<Long, Shown> all = new TreeMap<>();
      for (Future<Map<Long, Shown>> done : readers.invokeAll(tasks)) {
        done.get()
            .forEach(
                (frame, shown) -> {
                  if (all.put(frame, shown) != null) {
                    throw new AssertionError("frame " + frame + " is in two segments");
                  }
                });
      }
      return all;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(file.toString(), e);
    } finally {
      readers.shutdown();
    }
  }

  private Map<Long, Shown> decode(Segment segment, int threads) {
    Map<Long, Shown> shown = new TreeMap<>();
    FrameScaling scaling = FrameScaling.none(FrameScaling.PixelOrder.RGB);
    try (SegmentDecoder decoder = SegmentDecoder.open(segment, file, scaling, threads)) {
      for (Optional<DecodedFrame> frame = decoder.next();
          frame.isPresent();
          frame = decoder.next()) {
        shown.put(
            frame.get().index(),
            new Shown(
                NumberedFootage.number(frame.get()),
                frame.get().timestampSeconds(),
                Arrays.hashCode(frame.get().pixels())));
      }
      if (decoder.failedFrames().length + decoder.suspectFrames().length > 0) {
        throw new AssertionError(
            segment
                + ": failed "
                + Arrays.toString(decoder.failedFrames())
                + ", suspect "
                + Arrays.toString(decoder.suspectFrames()));
      }
    }
    return shown;
  }
}
