package org.shoal.transforms.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentDecoder;

/**
 * Decodes a segment in a thread of its own, some frames ahead of who takes them. What goes wrong in
 * that thread is thrown to who takes; it ends with the segment or with {@link #close}.
 */
final class DecodeAhead implements AutoCloseable {
  private final BlockingQueue<Item> queue;
  private final Thread thread;
  private Optional<DecodeSummary> summary = Optional.empty();

  private DecodeAhead(
      Segment segment, Path file, FrameScaling scaling, int decoderThreads, int framesAhead) {
    queue = new ArrayBlockingQueue<>(framesAhead);
    thread = new Thread(() -> work(segment, file, scaling, decoderThreads), threadName(segment));
    thread.setDaemon(true);
  }

  /**
   * Starts to decode.
   *
   * @param file where the segment's footage lies
   * @param decoderThreads threads that the decoder may use, at least 1
   * @param framesAhead how many frames may wait to be taken, at least 1
   */
  static DecodeAhead start(
      Segment segment, Path file, FrameScaling scaling, int decoderThreads, int framesAhead) {
    DecodeAhead decoding = new DecodeAhead(segment, file, scaling, decoderThreads, framesAhead);
    decoding.thread.start();
    return decoding;
  }

  /** The name of the thread that decodes a segment. */
  static String threadName(Segment segment) {
    return "decode " + segment.camera() + " from " + segment.firstFrame();
  }

  /** The next frames, as many as asked for unless the segment ends; none after its end. */
  List<DecodedFrame> next(int size) {
    List<DecodedFrame> frames = new ArrayList<>(size);
    while (frames.size() < size && summary.isEmpty()) {
      Item item = take();
      if (item instanceof Frame frame) {
        frames.add(frame.frame);
      } else if (item instanceof End end) {
        summary = Optional.of(end.summary);
      } else if (item instanceof Failure failure) {
        throw failure.unchecked();
      }
    }
    return frames;
  }

  /** How it went, once {@link #next} has come to the end. */
  DecodeSummary summary() {
    return summary.orElseThrow(() -> new IllegalStateException("decoding has not ended yet"));
  }

  /** Stops decoding, if it still goes on, and waits until the thread has let go of everything. */
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Segment segment, Path file, FrameScaling scaling, int decoderThreads) {
    try {
      try {
        queue.put(new End(decode(segment, file, scaling, decoderThreads)));
      } catch (RuntimeException | Error e) {
        queue.put(new Failure(e));
      }
    } catch (InterruptedException e) {
      // Only close() interrupts; nobody takes any more.
      Thread.currentThread().interrupt();
    }
  }

  private DecodeSummary decode(Segment segment, Path file, FrameScaling scaling, int decoderThreads)
      throws InterruptedException {
    long nanos = -System.nanoTime();
    try (SegmentDecoder decoder = SegmentDecoder.open(segment, file, scaling, decoderThreads)) {
      Optional<DecodedFrame> frame = decoder.next();
      while (frame.isPresent()) {
        nanos += System.nanoTime();
        queue.put(new Frame(frame.get()));
        nanos -= System.nanoTime();
        frame = decoder.next();
      }
      nanos += System.nanoTime();
      return new DecodeSummary(
          decoder.failedFrames(),
          decoder.suspectFrames(),
          decoder.duplicatedFrames(),
          TimeUnit.NANOSECONDS.toMillis(nanos));
    }
  }

  private Item take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for frames", e);
    }
  }

  private sealed interface Item {}

  private record Frame(DecodedFrame frame) implements Item {}

  private record End(DecodeSummary summary) implements Item {}

  private record Failure(Throwable cause) implements Item {
    /** The cause, if it is an exception; an error is thrown at once. */
    RuntimeException unchecked() {
      if (cause instanceof Error error) {
        throw error;
      }
      return cause instanceof RuntimeException exception
          ? exception
          : new IllegalStateException(cause);
    }
  }
}
