package org.shoal.io.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;

/** Test footage whose pictures show their own number as 16 black and white bars. */
final class NumberedFootage {
  static final int WIDTH = 64;
  static final int HEIGHT = 48;
  private static final int BITS = 16;

  private NumberedFootage() {}

  /** A picture showing a number: 8 bars in the upper half, 8 in the lower, white for 1. */
  static byte[] picture(int number, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int bit = 8 * (2 * y / height) + 8 * x / width;
        byte value = (byte) ((number >> bit & 1) == 1 ? 230 : 20);
        int at = 3 * (y * width + x);
        rgb[at] = value;
        rgb[at + 1] = value;
        rgb[at + 2] = value;
      }
    }
    return rgb;
  }

  /** The number that a delivered frame shows. */
  static int number(DecodedFrame frame) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (2 * (bit % 8) + 1) * frame.width() / 16;
      int y = (2 * (bit / 8) + 1) * frame.height() / 4;
      int green = frame.pixels()[3 * (y * frame.width() + x) + 1] & 0xff;
      number |= (green > 125 ? 1 : 0) << bit;
    }
    return number;
  }

  /** Writes pictures 0 to frames - 1 at 25 a second, a keyframe every so many. */
  static Path h264(Path file, int frames, int keyframeInterval) throws IOException {
    return write(file, 0, frames, keyframeInterval, "libopenh264", 0);
  }

  static Path write(
      Path file, int first, int frames, int keyframeInterval, String codec, int bFrames)
      throws IOException {
    EncoderOptions options =
        EncoderOptions.defaults().withQuality(10).withKeyframeInterval(keyframeInterval);
    try (VideoEncoder encoder =
        VideoEncoder.open(file, WIDTH, HEIGHT, 25, options, coding(file, codec, bFrames))) {
      for (int i = 0; i < frames; i++) {
        encoder.write(picture(first + i, WIDTH, HEIGHT));
      }
    }
    return file;
  }

  /** The container that a file's name says. */
  static VideoEncoder.Coding coding(Path file, String codec, int bFrames) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1);
    Map<String, String> containers = Map.of("mkv", "matroska", "ts", "mpegts");
    return new VideoEncoder.Coding(containers.getOrDefault(extension, extension), codec, bFrames);
  }

  /** Writes a turn (clockwise degrees to be upright) into the track header of an mp4 file. */
  static void rotate(Path file, int degrees) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
    int cos = (int) Math.round(Math.cos(Math.toRadians(degrees))) << 16;
    int sin = (int) Math.round(Math.sin(Math.toRadians(degrees))) << 16;
    // ISO 14496-12, 8.3.2: the matrix a b u c d v x y w follows 40 bytes of version 0's fields.
    ByteBuffer.wrap(bytes).position(header + 44).putInt(cos).putInt(sin).putInt(0).putInt(-sin);
    ByteBuffer.wrap(bytes).position(header + 60).putInt(cos);
    Files.write(file, bytes);
  }

  static Recording recording(double fps, double startSeconds, long frames) {
    return new Recording("r", "r.yaml", fps, startSeconds, "", frames, List.of(), "");
  }

  static RecordingCamera camera(double offsetSeconds) {
    return new RecordingCamera("c", List.of(), offsetSeconds);
  }

  static CameraPlan plan(Recording recording, double segmentSeconds, Path... files) {
    List<FootageIndex> indices = new ArrayList<>();
    for (Path file : files) {
      indices.add(FootageIndexer.index(file.toString(), file));
    }
    return SegmentPlanner.plan(recording, camera(0), indices, segmentSeconds);
  }

  /** What decoding gave. */
  record Decoded(
      List<Long> indices,
      List<Integer> numbers,
      List<Double> seconds,
      List<Long> failed,
      List<Long> suspect,
      int duplicated) {}

  static Decoded decode(List<Segment> segments) {
    Decoded all =
        new Decoded(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            0);
    int duplicated = 0;
    FrameScaling scaling = FrameScaling.none(FrameScaling.PixelOrder.RGB);
    for (Segment segment : segments) {
      try (SegmentDecoder decoder =
          SegmentDecoder.open(segment, Path.of(segment.uri()), scaling, 1)) {
        for (Optional<DecodedFrame> frame = decoder.next();
            frame.isPresent();
            frame = decoder.next()) {
          all.indices.add(frame.get().index());
          all.numbers.add(number(frame.get()));
          all.seconds.add(frame.get().timestampSeconds());
        }
        for (long failed : decoder.failedFrames()) {
          all.failed.add(failed);
        }
        for (long suspect : decoder.suspectFrames()) {
          all.suspect.add(suspect);
        }
        duplicated += decoder.duplicatedFrames();
      }
    }
    return new Decoded(all.indices, all.numbers, all.seconds, all.failed, all.suspect, duplicated);
  }
}
