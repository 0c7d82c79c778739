package org.shoal.runners.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
 * with the other, in turns of a few seconds, since a machine is not equally fast all the time. Of
 * long recordings every second segment is looked at, or every third and so on, which stand for all.
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

    /** The mean of this and another measurement. */
    Alone mean(Alone other) {
      return new Alone((decode + other.decode) / 2, (infer + other.infer) / 2);
    }
  }

  /** Measures both. */
  Alone measure(DetectorConfig config) throws Exception {
    try (FrameDetector detector = OnnxDetector.open(config)) {
      List<Segment> measured = measured();
      int each = Math.max(config.batchSize(), FRAMES_KEPT / measured.size());
      List<Look> looks = new ArrayList<>();
      for (Segment segment : measured) {
        List<DecodedFrame> kept = decode(segment, detector, each);
        looks.add(new Look(segment, kept, detector, config.batchSize()));
      }
      inTurns(looks.subList(0, processors));
      return inTurns(looks);
    }
  }

  /** A segment to be looked at, some of whose frames are there. */
  private record Look(
      Segment segment, List<DecodedFrame> kept, FrameDetector detector, int batchSize) {}

  /** Decodes some segments, looks at as many frames, and so on; what all of them would take. */
  private Alone inTurns(List<Look> looks) throws Exception {
    double decode = 0;
    double infer = 0;
    for (int at = 0; at < looks.size(); at += processors) {
      List<Look> turn = looks.subList(at, Math.min(at + processors, looks.size()));
      decode += onAllProcessors(turn, look -> decode(look.segment, look.detector, 0));
      infer += onAllProcessors(turn, FootageCost::infer);
    }
    double scale = (double) frames() / looks.stream().mapToLong(look -> frames(look.segment)).sum();
    return new Alone(scale * decode, scale * infer);
  }

  private List<Segment> measured() {
    int step = (segments.size() + SEGMENTS_MEASURED - 1) / SEGMENTS_MEASURED;
    List<Segment> measured = new ArrayList<>();
    for (int i = 0; i < segments.size(); i += step) {
      measured.add(segments.get(i));
    }
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
  private <T> double onAllProcessors(List<T> subjects, SegmentWork<T> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(processors);
    double before = cpuSeconds();
    try {
      List<Callable<List<DecodedFrame>>> tasks = new ArrayList<>();
      subjects.forEach(subject -> tasks.add(() -> work.run(subject)));
      for (Future<List<DecodedFrame>> done : pool.invokeAll(tasks)) {
        done.get();
      }
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
