package org.shoal.transforms.detect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.video.EncoderOptions;
import org.shoal.io.video.FootageIndexer;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentPlanner;
import org.shoal.io.video.VideoEncoder;
import org.shoal.transforms.detect.Squares.Square;

/** Videos of a square that moves two pixels to the right with every frame, 25 frames a second. */
public final class SquareFootage {
  public static final double FPS = 25;
  private static final int SIDE = 20;
  private static final int TOP = 38;

  private SquareFootage() {}

  /** The square of a frame; green, and red in every third. */
  public static Square square(long frame) {
    return new Square((int) (8 + 2 * frame), TOP, SIDE, frame % 3 == 0);
  }

  /** The x of the square's centre, origin at a pixel's centre. */
  public static double centreX(long frame) {
    return square(frame).left() + SIDE / 2.0 - 0.5;
  }

  /** The y of the square's centre. */
  public static double centreY() {
    return TOP + SIDE / 2.0 - 0.5;
  }

  /** Writes the given frames, at their times, with a keyframe every ten. */
  public static Path write(Path file, long... frames) throws IOException {
    EncoderOptions options = EncoderOptions.defaults().withQuality(10).withKeyframeInterval(10);
    try (VideoEncoder encoder =
        VideoEncoder.h264(file, Squares.INPUT_WIDTH, Squares.INPUT_HEIGHT, FPS, options)) {
      for (long frame : frames) {
        encoder.write(
            Squares.frame(
                    frame,
                    Squares.INPUT_WIDTH,
                    Squares.INPUT_HEIGHT,
                    1,
                    PixelOrder.RGB,
                    List.of(square(frame)))
                .pixels(),
            frame / FPS);
      }
    }
    return file;
  }

  /** The segments of a file, from one keyframe to the next. */
  public static List<Segment> segments(Path file, double segmentSeconds) {
    RecordingCamera camera = new RecordingCamera("left", List.of(file.toString()), 0);
    Recording recording =
        new Recording("squares", "recording.yaml", FPS, 0, "", -1, List.of(camera), "");
    return SegmentPlanner.plan(
            recording, camera, List.of(FootageIndexer.index(file.toString(), file)), segmentSeconds)
        .segments();
  }
}
