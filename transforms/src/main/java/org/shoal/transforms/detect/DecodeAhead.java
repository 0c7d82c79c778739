package org.shoal.transforms.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.SegmentDecoder;

/**
 * Decodes a segment in other threads than the one that takes its frames, some batches ahead. Each
 * batch is a task of its own, so that threads that do other work as well take turns at it. What
 * goes wrong is thrown to who takes, after the frames before it.
 */
final class DecodeAhead implements AutoCloseable {
  private static final int BATCHES_AHEAD = 2;

  private final Supplier<SegmentDecoder> opener;
  private final int batchSize;
  private final Executor threads;

  // Only the one task that there is at a time uses these.
  private Optional<SegmentDecoder> decoder = Optional.empty();
  private long nanos;

  // Guarded by this.
  private final Queue<Batch> ready = new ArrayDeque<>();
  private boolean decoding;
  private boolean complete;
  private boolean closed;

  private DecodeAhead(Supplier<SegmentDecoder> opener, int batchSize, Executor threads) {
    this.opener = opener;
    this.batchSize = batchSize;
    this.threads = threads;
  }

  /**
   * Starts to decode.
   *
   * @param opener opens the segment, in the first task
   * @param batchSize frames of a batch, at least 1
   * @param threads run the tasks that decode a batch each
   */
  static DecodeAhead start(Supplier<SegmentDecoder> opener, int batchSize, Executor threads) {
    DecodeAhead ahead = new DecodeAhead(opener, batchSize, threads);
    ahead.goOn();
    return ahead;
  }

  /** What a task came to: frames, and behind the last ones how it went or what went wrong. */
  private record Batch(
      List<DecodedFrame> frames, Optional<DecodeSummary> summary, Optional<Throwable> failure)
      implements AutoCloseable {
    boolean isLast() {
      return summary.isPresent() || failure.isPresent();
    }

    @Override
    public void close() {
      frames.forEach(DecodedFrame::close);
    }
  }

  /**
   * Gives all frames, a batch at a time and each batch with at least one, to somebody.
   *
   * @return how it went
   */
  DecodeSummary forEach(SegmentReader.Sink sink) {
    while (true) {
      try (Batch batch = take()) {
        if (!batch.frames.isEmpty()) {
          sink.take(batch.frames);
        }
        batch.failure.ifPresent(DecodeAhead::rethrow);
        if (batch.summary.isPresent()) {
          return batch.summary.get();
        }
      }
    }
  }

  private Batch take() {
    Batch batch;
    synchronized (this) {
      try {
        while (ready.isEmpty()) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for frames", e);
      }
      batch = ready.remove();
    }
    goOn();
    return batch;
  }

  private void goOn() {
    synchronized (this) {
      if (decoding || complete || closed || ready.size() >= BATCHES_AHEAD) {
        return;
      }
      decoding = true;
    }
    try {
      threads.execute(this::decodeBatch);
    } catch (RejectedExecutionException e) {
      hand(new Batch(List.of(), Optional.empty(), Optional.of(e)));
    }
  }

  private void decodeBatch() {
    hand(decode());
    goOn();
  }

  private synchronized void hand(Batch batch) {
    ready.add(batch);
    complete = batch.isLast();
    decoding = false;
    notifyAll();
  }

  private Batch decode() {
    nanos -= System.nanoTime();
    List<DecodedFrame> frames = new ArrayList<>(batchSize);
    try {
      if (decoder.isEmpty()) {
        decoder = Optional.of(opener.get());
      }
      SegmentDecoder from = decoder.get();
      while (frames.size() < batchSize && !isClosed()) {
        Optional<DecodedFrame> frame = from.next();
        if (frame.isEmpty()) {
          return new Batch(frames, Optional.of(summary(from)), Optional.empty());
        }
        frames.add(frame.get());
      }
      return new Batch(frames, Optional.empty(), Optional.empty());
    } catch (RuntimeException | Error e) {
      return new Batch(frames, Optional.empty(), Optional.of(e));
    } finally {
      nanos += System.nanoTime();
    }
  }

  private DecodeSummary summary(SegmentDecoder from) {
    return new DecodeSummary(
        from.failedFrames(),
        from.suspectFrames(),
        from.duplicatedFrames(),
        TimeUnit.NANOSECONDS.toMillis(nanos + System.nanoTime()));
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Stops decoding, if it still goes on, and lets go of everything, frames not taken included. */
  @Override
  public void close() {
    boolean interrupted = false;
    synchronized (this) {
      closed = true;
      while (decoding) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    ready.forEach(Batch::close);
    decoder.ifPresent(SegmentDecoder::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw failure instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(failure);
  }
}
