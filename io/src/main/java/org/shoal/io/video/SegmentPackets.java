package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongPredicate;
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
  /** How far before a keyframe to look for it if the container's seeking lands behind it. */
  private static final double[] STEPS_BACK_SECONDS = {0, 10, 120};

  private final Segment segment;
  private final Demuxer demuxer;
  private final AVPacket border = av_packet_alloc();
  private final long firstPts;
  private final boolean startsHidden;
  private boolean packetWaits = true;
  private boolean borderPassed;

  private SegmentPackets(Segment segment, Demuxer demuxer, long firstPts) {
    this.segment = segment;
    this.demuxer = demuxer;
    this.firstPts = firstPts;
    this.startsHidden = demuxer.isHidden();
  }

  static SegmentPackets open(Segment segment, Path file) {
    long keyframe = segment.keyframePts();
    Demuxer demuxer =
        search(segment, file, keyframe, pts -> pts == keyframe)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        segment.uri(),
                        "timestamp " + keyframe,
                        "there is no keyframe here any more; the file has changed since it was"
                            + " indexed"));
    return new SegmentPackets(segment, demuxer, Math.min(keyframe, segment.firstPts()));
  }

  /** From a keyframe before the segment's own; empty if the file has none. */
  static Optional<SegmentPackets> openEarlier(Segment segment, Path file) {
    long keyframe = segment.keyframePts();
    return search(segment, file, keyframe - 1, pts -> pts < keyframe)
        .map(demuxer -> new SegmentPackets(segment, demuxer, Long.MIN_VALUE));
  }

  /** Whether the picture of the first packet is not to be shown. */
  boolean startsHidden() {
    return startsHidden;
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
      if (pts() >= firstPts) {
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

  /** The file, opened with the keyframe wanted as its current packet; empty if there is none. */
  private static Optional<Demuxer> search(
      Segment segment, Path file, long pts, LongPredicate wanted) {
    for (double back : STEPS_BACK_SECONDS) {
      Demuxer demuxer = demuxer(segment, file);
      long target = pts - Math.round(back / segment.secondsPerTick());
      if (demuxer.seek(target) && reads(demuxer, wanted, pts)) {
        return Optional.of(demuxer);
      }
      demuxer.close();
    }
    Demuxer demuxer = demuxer(segment, file);
    if (reads(demuxer, wanted, Long.MAX_VALUE)) {
      return Optional.of(demuxer);
    }
    demuxer.close();
    return Optional.empty();
  }

  private static Demuxer demuxer(Segment segment, Path file) {
    Demuxer demuxer =
        Demuxer.open(
            segment.uri(), file, VideoStream.at(segment.stream()), segment.inDecodingOrder());
    demuxer.readOnlyThisStream();
    return demuxer;
  }

  /** Reads on to a keyframe that is wanted; gives up at one that is shown after the last time. */
  private static boolean reads(Demuxer demuxer, LongPredicate wanted, long lastPts) {
    while (demuxer.read()) {
      if (demuxer.isKeyframe()) {
        if (wanted.test(demuxer.packet().pts())) {
          return true;
        }
        if (demuxer.packet().pts() > lastPts) {
          return false;
        }
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
