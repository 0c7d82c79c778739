package org.shoal.transforms.detect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.shoal.io.InvalidInputException;
import org.shoal.io.NativeMemory;
import org.shoal.io.Problem;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentDecoder;
import org.shoal.io.video.StagedFootage;

/**
 * Reads segments: decodes in other threads while the frames are looked at. Frames that could not be
 * decoded are accounted for and reported, and cost nothing but themselves.
 */
public final class SegmentReader {
  private final FrameScaling scaling;
  private final int batchSize;
  private final int decoderThreads;
  private final Executor threads;

  /**
   * @param scaling how frames are delivered
   * @param batchSize frames given out at once, at least 1
   * @param decoderThreads threads that the decoder may use, at least 1
   * @param threads where to decode, a batch at a time
   */
  public SegmentReader(FrameScaling scaling, int batchSize, int decoderThreads, Executor threads) {
    this.scaling = scaling;
    this.batchSize = batchSize;
    this.decoderThreads = decoderThreads;
    this.threads = threads;
  }

  /** Looks at frames. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the next frames, 1 or more, which are closed when it returns. */
    void take(List<DecodedFrame> batch);
  }

  /**
   * What came of reading a segment.
   *
   * @param frames what became of its frames
   * @param problems what was wrong with the footage
   * @param decodeMillis time spent decoding, in other threads
   * @param lookMillis time spent looking
   */
  public record Outcome(
      SegmentFrames frames, List<Problem> problems, long decodeMillis, long lookMillis) {
    public Outcome {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads one segment. Footage that cannot be read gives a problem and failed frames.
   *
   * @throws IOException if remote footage cannot be brought here
   */
  public Outcome read(Segment segment, Sink sink) throws IOException {
    Reading reading = new Reading(segment);
    try (StagedFootage footage = StagedFootage.open(segment.uri());
        DecodeAhead ahead =
            DecodeAhead.start(() -> open(segment, footage.path()), batchSize, threads)) {
      reading.end(ahead.forEach(batch -> reading.look(batch, sink)));
    } catch (InvalidInputException e) {
      reading.breakOff(e.getMessage());
    } catch (FileNotFoundException | NoSuchFileException e) {
      reading.breakOff(segment.uri() + ": there is no such file any more");
    }
    NativeMemory.trim();
    return reading.outcome();
  }

  private SegmentDecoder open(Segment segment, Path file) {
    return SegmentDecoder.open(segment, file, scaling, decoderThreads);
  }

  /**
   * Goes through a segment without looking for pictures: every frame is there.
   *
   * @param batchSize frames given out at once, at least 1
   * @param frames makes a frame of its index
   */
  public static Outcome readBlank(
      Segment segment, int batchSize, LongFunction<DecodedFrame> frames, Sink sink) {
    Reading reading = new Reading(segment);
    for (long from = segment.firstFrame(); from < segment.endFrame(); from += batchSize) {
      long to = Math.min(segment.endFrame(), from + batchSize);
      reading.look(LongStream.range(from, to).mapToObj(frames).toList(), sink);
    }
    return reading.outcome();
  }

  /** One segment on the way. */
  private static final class Reading {
    private final Segment segment;
    private final SegmentFrames frames;
    private final List<Problem> problems = new ArrayList<>();
    private long lookNanos;
    private long decodeMillis;

    Reading(Segment segment) {
      this.segment = segment;
      this.frames = new SegmentFrames(segment);
    }

    void look(List<DecodedFrame> batch, Sink sink) {
      long start = System.nanoTime();
      sink.take(batch);
      lookNanos += System.nanoTime() - start;
      batch.forEach(frames::add);
    }

    void end(DecodeSummary summary) {
      frames.end(summary);
      decodeMillis = summary.millis();
      report(summary.failedFrames(), "could not be decoded");
      report(summary.suspectFrames(), "follow a lost picture and may show what was there earlier");
    }

    void breakOff(String reason) {
      frames.breakOff();
      problems.add(problem(frames.firstFailed(), frames.count(FrameStatus.FAILED), reason));
    }

    Outcome outcome() {
      long lookMillis = TimeUnit.NANOSECONDS.toMillis(lookNanos);
      return new Outcome(frames, problems, decodeMillis, lookMillis);
    }

    private void report(long[] lost, String what) {
      if (lost.length > 0) {
        long last = lost[lost.length - 1];
        String message =
            String.format("%d of the frames %d to %d %s", lost.length, lost[0], last, what);
        problems.add(problem(lost[0], lost.length, message));
      }
    }

    private Problem problem(long firstFrame, long count, String message) {
      return new Problem(
          segment.recording(),
          segment.camera(),
          "decode",
          segment.uri(),
          firstFrame,
          count,
          message);
    }
  }
}
