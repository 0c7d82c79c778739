package org.shoal.io.video;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.shoal.io.video.FrameScaling.PixelOrder;

/** Prints by how many bytes the process has grown after 200 segments of a file. */
final class NativeMemoryGrowth {
  private NativeMemoryGrowth() {}

  /** The file is to have 10 segments. */
  public static void main(String[] file) {
    List<Segment> segments =
        NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), 0.01, Path.of(file[0]))
            .segments();
    if (segments.size() != 10) {
      throw new IllegalStateException(segments.size() + " segments");
    }
    decodeRepeatedly(segments, 5);
    long before = Pointer.physicalBytes();
    decodeRepeatedly(segments, 20);
    System.out.println(Pointer.physicalBytes() - before);
  }

  private static void decodeRepeatedly(List<Segment> segments, int times) {
    FrameScaling scaling = new FrameScaling(400, 300, PixelOrder.RGB);
    for (int i = 0; i < times; i++) {
      for (Segment segment : segments) {
        Path file = Path.of(segment.uri());
        try (SegmentDecoder decoder = SegmentDecoder.open(segment, file, scaling, 1)) {
          while (decoder.next().isPresent()) {}
        }
      }
    }
  }
}
