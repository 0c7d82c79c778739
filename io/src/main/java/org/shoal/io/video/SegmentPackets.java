package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.shoal.io.InvalidInputException;

/**
 * The packets that decoding one segment takes: from its keyframe on, without the leading pictures
 * of the segment before, and up to the next segment's keyframe. That keyframe itself is only among
 * them when pictures shown before it need it (an open group of pictures).
 */
final class SegmentPackets implements AutoCloseable {
  /** How far before the keyframe to look for it if the container's seeking lands behind it. */
  private static final double[] STEPS_BACK_SECONDS = {0, 10, 120};

  private final Segment segment;
  private final Demuxer demuxer;
  private final AVPacket border = av_packet_alloc();
  private boolean packetWaits = true;
  private boolean borderPassed;

  private SegmentPackets(Segment segment, Demuxer demuxer) {
    this.segment = segment;
    this.demuxer = demuxer;
  }

  static SegmentPackets open(Segment segment, Path file) {
    return new SegmentPackets(segment, atKeyframe(segment, file));
  }

  AVCodecParameters parameters() {
    return demuxer.stream().codecpar();
  }

  AVRational timeBase() {
    return demuxer.stream().time_base();
  }

  /** The next packet, valid until the next call; empty at the segment's end. */
  Optional<AVPacket> next() {
    if (packetWaits) {
      packetWaits = false;
      return Optional.of(demuxer.packet());
    }
    return borderPassed ? readAfterBorder() : readBeforeBorder();
  }

  private Optional<AVPacket> readBeforeBorder() {
    while (demuxer.read()) {
      if (demuxer.isKeyframe() && !demuxer.isHidden() && pts() >= segment.endPts()) {
        av_packet_unref(border);
        av_packet_move_ref(border, demuxer.packet());
        borderPassed = true;
        return startAfterBorder();
      }
      if (pts() >= Math.min(segment.keyframePts(), segment.firstPts())) {
        return Optional.of(demuxer.packet());
      }
    }
    return Optional.empty();
  }

  /** The border's keyframe is given out only if a picture shown before it follows. */
  private Optional<AVPacket> startAfterBorder() {
    if (readAfterBorder().isEmpty()) {
      return Optional.empty();
    }
    packetWaits = true;
    return Optional.of(border);
  }

  private Optional<AVPacket> readAfterBorder() {
    return demuxer.read() && pts() < segment.endPts()
        ? Optional.of(demuxer.packet())
        : Optional.empty();
  }

  private long pts() {
    return demuxer.packet().pts();
  }

  /** The file, opened with the segment's keyframe as its current packet. */
  private static Demuxer atKeyframe(Segment segment, Path file) {
    for (double back : STEPS_BACK_SECONDS) {
      Demuxer demuxer = demuxer(segment, file);
      long target = segment.keyframePts() - Math.round(back / segment.secondsPerTick());
      if (demuxer.seek(target) && reads(demuxer, segment.keyframePts(), true)) {
        return demuxer;
      }
      demuxer.close();
    }
    Demuxer demuxer = demuxer(segment, file);
    if (reads(demuxer, segment.keyframePts(), false)) {
      return demuxer;
    }
    demuxer.close();
    throw new InvalidInputException(
        segment.uri(),
        "timestamp " + segment.keyframePts(),
        "there is no keyframe here any more; the file has changed since it was indexed");
  }

  private static Demuxer demuxer(Segment segment, Path file) {
    Demuxer demuxer = Demuxer.open(segment.uri(), file, segment.stream());
    demuxer.readOnlyThisStream();
    return demuxer;
  }

  /** Reads on to a keyframe; gives up early where keyframes come in order and it has not come. */
  private static boolean reads(Demuxer demuxer, long keyframePts, boolean inOrder) {
    while (demuxer.read()) {
      if (demuxer.isKeyframe() && demuxer.packet().pts() == keyframePts) {
        return true;
      }
      if (inOrder && demuxer.isKeyframe() && demuxer.packet().pts() > keyframePts) {
        return false;
      }
    }
    return false;
  }

  @Override
  public void close() {
    av_packet_free(border);
    demuxer.close();
  }
}
