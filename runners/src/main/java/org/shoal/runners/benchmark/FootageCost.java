package org.shoal.runners.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FootageSurveyor;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentDecoder;
import org.shoal.transforms.detect.DetectorConfig;
import org.shoal.transforms.detect.FrameDetector;
import org.shoal.transforms.detect.OnnxDetector;

/**
 * What decoding and inference of a recording take of the processors, each by itself, with the
 * libraries, the threads and the frame sizes of a job: all processors are busy with the one, then
 * with the other, for some seconds each. What is measured so, now and then, stands for all.
 */
final class FootageCost {
  private static final double SEGMENT_SECONDS = 20;
  private static final int FRAMES_KEPT = 240;
  private static final int SEGMENTS_MEASURED = 24;

  private final List<Segment> segments = new ArrayList<>();
  private final int processors = Runtime.getRuntime().availableProcessors();

  FootageCost(Path yaml) throws IOException {
    Recording recording = RecordingReader.findFootage(RecordingReader.read(yaml.toString()));
    for (RecordingCamera camera : recording.cameras()) {
      segments.addAll(FootageSurveyor.survey(recording, camera, SEGMENT_SECONDS).segments());
    }
  }

  /** The footage of all cameras, cut as a job cuts it. */
  List<Segment> segments() {
    return List.copyOf(segments);
  }

  /** Frames of all cameras. */
  long frames() {
    return segments.stream().mapToLong(FootageCost::frames).sum();
  }

  private static long frames(Segment segment) {
    return segment.endFrame() - segment.firstFrame();
  }

  /**
   * Processor seconds.
   *
   * @param decode for decoding, and scaling to the network's input
   * @param infer for inference, with all that turns pictures into detections
   */
  record Alone(double decode, double infer) {
    /** Seconds that both take when so many processors do nothing else. */
    double bound(int processors) {
      return (decode + infer) / processors;
    }
  }

  /** Makes ready to measure, which takes some seconds of all processors. */
  Turns turns(DetectorConfig config) throws IOException, InterruptedException {
    FrameDetector detector = OnnxDetector.open(config);
    try {
      List<Segment> measured = measured();
      int each = Math.max(config.batchSize(), FRAMES_KEPT / measured.size());
      List<Look> looks = new ArrayList<>();
      for (Segment segment : measured) {
        List<DecodedFrame> kept = decode(segment, detector, each);
        looks.add(new Look(segment, kept, detector, config.batchSize()));
      }
      Turns turns = new Turns(detector, looks);
      turns.take();
      turns.begin();
      return turns;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      detector.close();
      throw e;
    }
  }

  /** Measures a few segments at a time, so that something else can be measured in between. */
  final class Turns implements AutoCloseable {
    private final FrameDetector detector;
    private final List<Look> looks;
    private int next;
    private double decode;
    private double infer;
    private long frames;

    private Turns(FrameDetector detector, List<Look> looks) {
      this.detector = detector;
      this.looks = looks;
    }

    /** Forgets what was measured. */
    void begin() {
      decode = 0;
      infer = 0;
      frames = 0;
    }

    /** Decodes one segment a processor, then runs the network on as many frames. */
    void take() throws InterruptedException {
      List<Look> turn = new ArrayList<>();
      for (int i = 0; i < processors; i++) {
        turn.add(looks.get(next++ % looks.size()));
      }
      decode += onAllProcessors(turn, look -> decode(look.segment, look.detector, 0));
      infer += onAllProcessors(turn, FootageCost::infer);
      frames += turn.stream().mapToLong(look -> FootageCost.frames(look.segment)).sum();
    }

    /** What all frames take, by what was measured of some. */
    Alone alone() {
      double scale = (double) FootageCost.this.frames() / frames;
      return new Alone(scale * decode, scale * infer);
    }

    @Override
    public void close() {
      detector.close();
    }
  }

  /** A segment to be looked at, some of whose frames are there. */
  private record Look(
      Segment segment, List<DecodedFrame> kept, FrameDetector detector, int batchSize) {}

  /** Segments of all cameras from everywhere, in an order of which every part is so, too. */
  private List<Segment> measured() {
    int step = (segments.size() + SEGMENTS_MEASURED - 1) / SEGMENTS_MEASURED;
    List<Segment> measured = new ArrayList<>();
    for (int i = 0; i < segments.size(); i += step) {
      measured.add(segments.get(i));
    }
    Collections.shuffle(measured, new Random(1));
    return measured;
  }

  /** Decodes a segment, or its first frames. */
  private static List<DecodedFrame> decode(Segment segment, FrameDetector detector, int most)
      throws IOException {
    List<DecodedFrame> kept = new ArrayList<>();
    try (SegmentDecoder decoder =
        SegmentDecoder.open(segment, Path.of(segment.uri()), detector.scaling(), 1)) {
      Optional<DecodedFrame> frame = decoder.next();
      while (frame.isPresent() && (most == 0 || kept.size() < most)) {
        if (most > 0) {
          kept.add(frame.get());
        }
        frame = decoder.next();
      }
    }
    return kept;
  }

  /** Looks at as many frames as a segment has, the kept ones over and over. */
  private static List<DecodedFrame> infer(Look look) {
    List<DecodedFrame> kept = look.kept;
    int at = 0;
    for (long left = frames(look.segment); left > 0; ) {
      int size = (int) Math.min(Math.min(look.batchSize, left), kept.size() - at);
      look.detector.detect(kept.subList(at, at + size));
      left -= size;
      at = (at + size) % kept.size();
    }
    return kept;
  }

  /** Work on something, whose result nobody looks at. */
  @FunctionalInterface
  private interface SegmentWork<T> {
    List<DecodedFrame> run(T subject) throws IOException;
  }

  /** Processor seconds of this process for work on all of some subjects. */
  private <T> double onAllProcessors(List<T> subjects, SegmentWork<T> work)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(processors);
    double before = cpuSeconds();
    try {
      List<Callable<List<DecodedFrame>>> tasks = new ArrayList<>();
      subjects.forEach(subject -> tasks.add(() -> work.run(subject)));
      for (Future<List<DecodedFrame>> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the footage cannot be looked at", e.getCause());
    } finally {
      pool.shutdown();
    }
    return cpuSeconds() - before;
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
