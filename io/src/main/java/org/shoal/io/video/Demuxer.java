package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;
import org.shoal.io.InvalidInputException;

/**
 * Reads the packets of one file's video stream. The index and the decoder both read through it, so
 * that they agree on every packet's time.
 */
final class Demuxer implements AutoCloseable {
  /**
   * Containers that hold pictures themselves. Playlists are not among them: a file that is given as
   * footage must not make us read other files or the network.
   */
  private static final String CONTAINERS =
      "mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,asf,flv,ogg,mxf,nut,ivf,h264,hevc,av1,obu,m4v,"
          + "mjpeg,dv,gif,yuv4mpegpipe,rm,vc1,wtv,live_flv,3g2,3gp,mp4";

  /** Reading goes on after this many errors in a row at the most. */
  private static final int PATIENCE = 64;

  private final AVFormatContext format;
  private final AVStream stream;
  private final AVPacket packet = av_packet_alloc();
  private final double frameTicks;
  private final boolean inDecodingOrder;
  private long nextCounted;
  private long lastDts = Long.MIN_VALUE;
  private long endPts = Long.MIN_VALUE;
  private double endSeconds = Double.NEGATIVE_INFINITY;
  private long packets;
  private long packetsWithoutPts;
  private boolean shownAtOnce;
  private String damage = "";

  private Demuxer(AVFormatContext format, AVStream stream, boolean inDecodingOrder) {
    this.format = format;
    this.stream = stream;
    this.inDecodingOrder = inDecodingOrder;
    double fps = av_q2d(av_guess_frame_rate(format, stream, null));
    this.frameTicks = fps > 0 ? 1 / (fps * av_q2d(stream.time_base())) : 1;
  }

  /**
   * Opens a file at its start.
   *
   * @param name what to call the file in messages
   * @param inDecodingOrder whether packets get the times at which they are decoded, because the
   *     container does not say when they are shown
   * @throws InvalidInputException if it is not a video file or has no such stream
   */
  static Demuxer open(String name, Path file, VideoStream choice, boolean inDecodingOrder) {
    AVFormatContext format = openContainer(name, file);
    int index = choice.find(format);
    if (index < 0) {
      avformat_close_input(format);
      throw new InvalidInputException(name, "", choice.whyMissing());
    }
    return new Demuxer(format, format.streams(index), inDecodingOrder);
  }

  private static AVFormatContext openContainer(String name, Path file) {
    Ffmpeg.load();
    requireContent(name, file);
    AVFormatContext format = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "protocol_whitelist", "file", 0);
    av_dict_set(options, "format_whitelist", CONTAINERS, 0);
    int opened = avformat_open_input(format, "file:" + file, null, options);
    av_dict_free(options);
    if (opened < 0) {
      Ffmpeg.failOnEnvironment(opened);
      throw new InvalidInputException(
          name, "", whyUnreadable(file) + " (" + Ffmpeg.message(opened) + ")");
    }
    int found = avformat_find_stream_info(format, (PointerPointer<?>) null);
    if (found < 0) {
      avformat_close_input(format);
      Ffmpeg.check(found, name, "its streams cannot be read");
    }
    return format;
  }

  private static void requireContent(String name, Path file) {
    if (!Files.exists(file)) {
      throw new InvalidInputException(name, "", "no such file");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InvalidInputException(name, "", "is not a readable file");
    }
    if (file.toFile().length() == 0) {
      throw new InvalidInputException(name, "", "is empty");
    }
  }

  private static String whyUnreadable(Path file) {
    byte[] head = new byte[8];
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.readNBytes(head, 0, 8);
      byte[] ftyp = {'f', 't', 'y', 'p'};
      if (read == 8 && Arrays.equals(head, 4, 8, ftyp, 0, 4)) {
        return "its index (the moov box) is missing or broken, as after an interrupted recording";
      }
    } catch (IOException e) {
      return "cannot be read";
    }
    return "is not a video file that can be read";
  }

  AVFormatContext format() {
    return format;
  }

  AVStream stream() {
    return stream;
  }

  /** The packet that {@link #read} read last; its pts is set, in the stream's time base. */
  AVPacket packet() {
    return packet;
  }

  boolean isKeyframe() {
    return (packet.flags() & AV_PKT_FLAG_KEY) != 0;
  }

  /** Whether the packet's picture is only there for others to refer to (an edit list cut it). */
  boolean isHidden() {
    return (packet.flags() & AV_PKT_FLAG_DISCARD) != 0;
  }

  /**
   * Whether the packet is a keyframe and nothing decoded after it is shown before it, as it says.
   */
  boolean isCleanStart() {
    return isKeyframe() && CleanStart.isPossible(stream.codecpar().codec_id(), packet);
  }

  /** Whether the container says of the packet's picture that it is shown when it is decoded. */
  boolean isShownAtOnce() {
    return shownAtOnce;
  }

  /** Whether so many packets lack the time of showing that the container seems not to know it. */
  boolean lacksPresentationTimes() {
    return stream.codecpar().video_delay() > 0 && packetsWithoutPts > packets / 10;
  }

  /** Whether the container's clock starts at any time, so that its zero means nothing. */
  boolean startsAnywhere() {
    return (format.iformat().flags() & AVFMT_TS_DISCONT) != 0;
  }

  /** The first thing that reading stumbled over; empty when nothing. */
  String damage() {
    return damage;
  }

  /** End of the last shown picture read so far, in ticks. */
  long endPts() {
    return endPts;
  }

  /** End of the last packet of any stream read so far. */
  double endSeconds() {
    return endSeconds;
  }

  /** Packets read so far. */
  long packets() {
    return packets;
  }

  /** A nominal frame's duration in ticks. */
  double frameTicks() {
    return frameTicks;
  }

  /** Reads the stream's next packet; false at the end of what is readable. */
  boolean read() {
    int errors = 0;
    while (errors < PATIENCE) {
      av_packet_unref(packet);
      int result = av_read_frame(format, packet);
      if (result == AVERROR_EOF()) {
        return false;
      }
      if (result < 0) {
        Ffmpeg.failOnEnvironment(result);
        damage = damage.isEmpty() ? "reading failed: " + Ffmpeg.message(result) : damage;
        errors++;
      } else if (packet.stream_index() == stream.index()) {
        packets++;
        shownAtOnce = packet.pts() != AV_NOPTS_VALUE && packet.pts() == packet.dts();
        packetsWithoutPts += packet.pts() == AV_NOPTS_VALUE ? 1 : 0;
        packet.pts(timestamp());
        endPts = isHidden() ? endPts : Math.max(endPts, nextCounted);
        noteEnd(packet.pts(), stream);
        return true;
      } else {
        noteEnd(packet.pts(), format.streams(packet.stream_index()));
      }
    }
    return false;
  }

  /**
   * Where a container gives no presentation times, decoding times or the count of packets do. Times
   * of decoding that do not ascend are ffmpeg's guesses.
   */
  private long timestamp() {
    boolean shown = packet.pts() != AV_NOPTS_VALUE && !inDecodingOrder;
    long given = shown ? packet.pts() : packet.dts();
    boolean repeated = inDecodingOrder && given <= lastDts;
    boolean counted = given == AV_NOPTS_VALUE || repeated;
    long time = counted ? nextCounted : given;
    lastDts = time;
    // ffmpeg's guess of a duration in a bare stream changes as it goes.
    boolean known = !counted && packet.duration() > 0;
    nextCounted = time + (known ? packet.duration() : Math.max(1, Math.round(frameTicks)));
    return time;
  }

  private void noteEnd(long pts, AVStream of) {
    if (pts != AV_NOPTS_VALUE) {
      endSeconds = Math.max(endSeconds, (pts + packet.duration()) * av_q2d(of.time_base()));
    }
  }

  /** Goes to a keyframe at or before a time, if the container knows how; false if it does not. */
  boolean seek(long pts) {
    lastDts = Long.MIN_VALUE;
    return av_seek_frame(format, stream.index(), pts, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  /** Skips what is not needed. */
  void readOnlyThisStream() {
    for (int i = 0; i < format.nb_streams(); i++) {
      if (i != stream.index()) {
        format.streams(i).discard(AVDISCARD_ALL);
      }
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avformat_close_input(format);
  }
}
