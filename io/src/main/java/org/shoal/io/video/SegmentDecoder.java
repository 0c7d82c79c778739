package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.shoal.io.InvalidInputException;
import org.shoal.io.recording.FrameClock;

/**
 * Decodes one segment: every picture of it once, in order, each at the frame that its timestamp
 * says. What the file is damaged in is left out and counted, and never shifts what follows. Holds
 * native memory until closed; not safe for use by several threads.
 */
public final class SegmentDecoder implements AutoCloseable {
  private static final long NOTHING = -1;

  private final Segment segment;
  private final Path file;
  private final FrameScaler scaler;
  private final AVCodecContext codec;
  private final AVFrame picture = av_frame_alloc();
  private final AVFrame held = av_frame_alloc();
  private final NavigableSet<Long> awaitedPts = new TreeSet<>();
  private final Set<Long> deliveredFrames = new HashSet<>();
  private final Set<Long> suspectFrames = new TreeSet<>();
  private final int threads;
  private SegmentPackets packets;
  private DecodingOrderTimes order;
  private long heldFrame = NOTHING;
  private double heldSeconds;
  private long lastLostPts = Long.MIN_VALUE;
  private long lastKeyframePts = Long.MIN_VALUE;
  private boolean keyframeChecked;
  private int duplicated;
  private boolean inputEnded;
  private boolean ended;
  private boolean closed;

  private SegmentDecoder(
      Segment segment,
      Path file,
      SegmentPackets packets,
      AVCodecContext codec,
      FrameScaling scaling,
      int threads) {
    this.segment = segment;
    this.file = file;
    this.codec = codec;
    this.threads = threads;
    this.scaler = new FrameScaler(segment.uri(), scaling, segment.rotationDegrees());
    begin(packets);
  }

  /**
   * Opens a segment at its keyframe.
   *
   * @param localFile where the segment's footage lies
   * @param threads threads that ffmpeg may use, at least 1
   * @throws InvalidInputException if the file cannot be read, or is not the one that was indexed
   */
  public static SegmentDecoder open(
      Segment segment, Path localFile, FrameScaling scaling, int threads) {
    SegmentPackets packets = SegmentPackets.open(segment, localFile);
    try {
      AVCodecContext codec = openCodec(segment, packets, threads);
      return new SegmentDecoder(segment, localFile, packets, codec, scaling, threads);
    } catch (RuntimeException | Error e) {
      packets.close();
      throw e;
    }
  }

  private static AVCodecContext openCodec(Segment segment, SegmentPackets packets, int threads) {
    AVCodec decoder = avcodec_find_decoder(packets.parameters().codec_id());
    if (decoder == null || decoder.isNull()) {
      String name = avcodec_get_name(packets.parameters().codec_id()).getString();
      throw new InvalidInputException(segment.uri(), "", "there is no decoder for " + name);
    }
    AVCodecContext codec = avcodec_alloc_context3(decoder);
    int opened = avcodec_parameters_to_context(codec, packets.parameters());
    codec.thread_count(threads);
    codec.pkt_timebase(packets.timeBase());
    if (opened >= 0) {
      opened = avcodec_open2(codec, decoder, (AVDictionary) null);
    }
    if (opened < 0) {
      avcodec_free_context(codec);
      Ffmpeg.check(opened, segment.uri(), "its decoder cannot be started");
    }
    return codec;
  }

  private void begin(SegmentPackets from) {
    packets = from;
    order = new DecodingOrderTimes(codec.has_b_frames() + threads - 1);
    awaitedPts.clear();
    inputEnded = false;
  }

  /** The next frame, in ascending order of index; empty after the last. */
  public Optional<DecodedFrame> next() {
    while (!ended) {
      int received = avcodec_receive_frame(codec, picture);
      if (received >= 0) {
        Optional<DecodedFrame> frame = take();
        if (frame.isPresent()) {
          return frame;
        }
      } else if (inputEnded) {
        ended = !startsEarlier(Long.MAX_VALUE);
      } else {
        Ffmpeg.failOnEnvironment(received);
        feed();
      }
    }
    return release();
  }

  /**
   * Gives the decoder one more packet; one that it refuses stays awaited, and so counts as failed.
   */
  private void feed() {
    Optional<AVPacket> packet = packets.next();
    if (packet.isEmpty()) {
      inputEnded = true;
      avcodec_send_packet(codec, null);
      return;
    }
    long pts = packet.get().pts();
    boolean hidden = (packet.get().flags() & AV_PKT_FLAG_DISCARD) != 0;
    if (!hidden && pts >= segment.firstPts() && pts < segment.endPts()) {
      awaitedPts.add(pts);
    }
    boolean damaged = (packet.get().flags() & AV_PKT_FLAG_CORRUPT) != 0;
    int sent = avcodec_send_packet(codec, packet.get());
    Ffmpeg.failOnEnvironment(sent);
    if (sent < 0 || damaged) {
      lastLostPts = Math.max(lastLostPts, pts);
    }
    if (sent >= 0 && !hidden) {
      order.sent(pts);
    }
  }

  /**
   * Takes a picture that came out of the decoder. It is held until a later frame's shows that no
   * other is nearer to its frame's time; that before it is given out then.
   */
  private Optional<DecodedFrame> take() {
    long pts = shownPts();
    if (startsEarlier(pts)) {
      return Optional.empty();
    }
    if (pts >= segment.endPts()) {
      ended = true;
      return Optional.empty();
    }
    noteLosses(pts);
    if (pts < segment.firstPts() || isCorrupt()) {
      return Optional.empty();
    }
    awaitedPts.remove(pts);
    double seconds = segment.secondsAt(pts);
    return Double.isNaN(seconds)
        ? Optional.empty()
        : hold(segment.clock().frameAt(seconds), seconds);
  }

  private Optional<DecodedFrame> hold(long frame, double seconds) {
    boolean isOthers = frame < segment.firstFrame() || frame >= segment.endFrame();
    boolean isTaken = frame <= heldFrame;
    duplicated += isOthers || isTaken ? 1 : 0;
    if (isOthers || (isTaken && !(frame == heldFrame && isNearer(seconds)))) {
      return Optional.empty();
    }
    Optional<DecodedFrame> before = frame == heldFrame ? Optional.empty() : release();
    av_frame_unref(held);
    av_frame_move_ref(held, picture);
    heldFrame = frame;
    heldSeconds = seconds;
    if (lastLostPts > lastKeyframePts) {
      suspectFrames.add(frame);
    } else {
      suspectFrames.remove(frame);
    }
    return before;
  }

  private boolean isNearer(double seconds) {
    double time = segment.clock().timeOf(heldFrame);
    return FrameClock.isNearer(Math.abs(seconds - time), Math.abs(heldSeconds - time));
  }

  /** Gives out the picture held, if there is one. */
  private Optional<DecodedFrame> release() {
    if (heldFrame == NOTHING || !deliveredFrames.add(heldFrame)) {
      return Optional.empty();
    }
    return Optional.of(scaler.scale(held, heldFrame, heldSeconds));
  }

  private long shownPts() {
    if (segment.inDecodingOrder()) {
      return order.shown();
    }
    return picture.pts() != AV_NOPTS_VALUE ? picture.pts() : picture.best_effort_timestamp();
  }

  /**
   * Some streams refresh the picture bit by bit instead of having whole keyframes: their decoder
   * shows nothing until it has seen a full round. When the keyframe gives no picture, decoding
   * starts again from an earlier one.
   */
  private boolean startsEarlier(long firstShownPts) {
    boolean keyframeLost = !keyframeChecked && firstShownPts > segment.keyframePts();
    keyframeChecked = true;
    if (!keyframeLost || packets.startsHidden()) {
      return false;
    }
    Optional<SegmentPackets> earlier = SegmentPackets.openEarlier(segment, file);
    if (earlier.isEmpty()) {
      return false;
    }
    packets.close();
    avcodec_flush_buffers(codec);
    begin(earlier.get());
    return true;
  }

  /** Pictures come out in the order of showing: what is awaited from before one never comes. */
  private void noteLosses(long shownPts) {
    Long lost = isCorrupt() ? Long.valueOf(shownPts) : awaitedPts.lower(shownPts);
    if (lost != null) {
      lastLostPts = Math.max(lastLostPts, lost);
    }
    if ((picture.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0) {
      lastKeyframePts = shownPts;
    }
  }

  /** Whether the decoder had to invent a part of the picture. */
  private boolean isCorrupt() {
    return picture.decode_error_flags() != 0
        || (picture.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
  }

  /**
   * The frames whose packets are in the file but gave no picture, or one that the decoder says it
   * had to invent in part, ascending. Complete once {@link #next} has come back empty.
   */
  public long[] failedFrames() {
    Set<Long> failed = new TreeSet<>();
    for (long pts : awaitedPts) {
      segment.frameAt(pts).stream()
          .filter(frame -> frame >= segment.firstFrame() && frame < segment.endFrame())
          .forEach(failed::add);
    }
    failed.removeAll(deliveredFrames);
    return failed.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * The frames that were delivered although a picture before them, since the last keyframe, was
   * lost: where they build on it they show what was there earlier. Ascending; complete once {@link
   * #next} has come back empty.
   */
  public long[] suspectFrames() {
    return suspectFrames.stream().mapToLong(Long::longValue).toArray();
  }

  /** How many pictures fell on a frame that an earlier one had taken, so far. */
  public int duplicatedFrames() {
    return duplicated;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      scaler.close();
      av_frame_free(picture);
      av_frame_free(held);
      avcodec_free_context(codec);
      packets.close();
    }
  }
}
