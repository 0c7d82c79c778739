package org.shoal.transforms.detect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.shoal.io.InvalidInputException;
import org.shoal.io.Problem;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.Segment;
import org.shoal.io.video.StagedFootage;

/**
 * Looks at segments: decodes in one thread while detecting in another. Frames that could not be
 * decoded are accounted for and reported, and cost nothing but themselves.
 */
public final class SegmentDetector {
  private final FrameDetector detector;
  private final int batchSize;
  private final int windowFrames;
  private final int decoderThreads;

  /**
   * @param detector looks at the frames; stays the caller's to close
   * @param batchSize frames given to it at once, at least 1
   * @param windowFrames frames in a frame window, at least 1
   * @param decoderThreads threads that the decoder may use, at least 1
   */
  public SegmentDetector(
      FrameDetector detector, int batchSize, int windowFrames, int decoderThreads) {
    this.detector = detector;
    this.batchSize = batchSize;
    this.windowFrames = windowFrames;
    this.decoderThreads = decoderThreads;
  }

  /**
   * Looks at one segment. Footage that cannot be read gives a problem and failed frames.
   *
   * @throws IOException if remote footage cannot be brought here
   */
  public SegmentResult detect(Segment segment) throws IOException {
    Look look = new Look(segment);
    try (StagedFootage footage = StagedFootage.open(segment.uri());
        DecodeAhead frames =
            DecodeAhead.start(
                segment, footage.path(), detector.scaling(), decoderThreads, 2 * batchSize)) {
      for (List<DecodedFrame> batch = frames.next(batchSize);
          !batch.isEmpty();
          batch = frames.next(batchSize)) {
        look.at(batch);
      }
      look.end(frames.summary());
    } catch (InvalidInputException e) {
      look.breakOff(e.getMessage());
    } catch (FileNotFoundException | NoSuchFileException e) {
      look.breakOff(segment.uri() + ": there is no such file any more");
    }
    return look.result();
  }

  /** One segment on the way. */
  private final class Look {
    private final Segment segment;
    private final SegmentColumns columns;
    private final List<Problem> problems = new ArrayList<>();
    private long inferNanos;
    private long decodeMillis;

    Look(Segment segment) {
      this.segment = segment;
      this.columns = new SegmentColumns(segment);
    }

    void at(List<DecodedFrame> batch) {
      long start = System.nanoTime();
      List<FrameDetections> found = detector.detect(batch);
      inferNanos += System.nanoTime() - start;
      for (int i = 0; i < batch.size(); i++) {
        columns.add(batch.get(i), found.get(i));
      }
    }

    void end(DecodeSummary summary) {
      columns.end(summary);
      decodeMillis = summary.millis();
      report(summary.failedFrames(), "could not be decoded");
      report(summary.suspectFrames(), "follow a lost picture and may show what was there earlier");
    }

    void breakOff(String reason) {
      columns.breakOff();
      problems.add(problem(columns.firstFailed(), columns.count(FrameStatus.FAILED), reason));
    }

    SegmentResult result() {
      return new SegmentResult(
          columns.cut(windowFrames),
          problems,
          columns.count(FrameStatus.DECODED),
          columns.count(FrameStatus.FAILED),
          columns.count(FrameStatus.MISSING),
          columns.detections(),
          decodeMillis,
          TimeUnit.NANOSECONDS.toMillis(inferNanos));
    }

    private void report(long[] frames, String what) {
      if (frames.length > 0) {
        long last = frames[frames.length - 1];
        String message =
            String.format("%d of the frames %d to %d %s", frames.length, frames[0], last, what);
        problems.add(problem(frames[0], frames.length, message));
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
