package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.IntPointer;
import org.shoal.io.InvalidInputException;

/** Lists the pictures of a footage file by reading its packets, without decoding them. */
public final class FootageIndexer {
  /** Far beyond a clock that counts from 1970, and far from where frame numbers overflow. */
  private static final double LONGEST_SECONDS = 1e11;

  private FootageIndexer() {}

  /**
   * Indexes the best video stream of a file (as ffmpeg chooses it: the one marked as default, then
   * the one of the highest bitrate).
   *
   * @param uri the name to keep in the index and in messages
   * @param localFile where the file lies
   * @throws InvalidInputException if the file is missing, empty, no video file, without a video
   *     stream, without its own index (an mp4's moov box), or without a single frame
   */
  public static FootageIndex index(String uri, Path localFile) {
    return index(uri, localFile, VideoStream.best());
  }

  /**
   * The same for one of the file's video streams.
   *
   * @param videoStream which, from 0; negative for the best
   */
  public static FootageIndex index(String uri, Path localFile, int videoStream) {
    return index(
        uri, localFile, videoStream < 0 ? VideoStream.best() : VideoStream.number(videoStream));
  }

  private static FootageIndex index(String uri, Path localFile, VideoStream choice) {
    return index(uri, localFile, choice, false)
        .or(() -> index(uri, localFile, choice, true))
        .orElseThrow();
  }

  /** Empty when the packets turn out to have no times of showing although these were asked for. */
  private static Optional<FootageIndex> index(
      String uri, Path localFile, VideoStream choice, boolean inDecodingOrder) {
    try (Demuxer demuxer = Demuxer.open(uri, localFile, choice, inDecodingOrder)) {
      PacketList packets = new PacketList();
      while (demuxer.read()) {
        packets.add(demuxer.packet().pts(), demuxer.isKeyframe(), demuxer.isHidden());
        if (inDecodingOrder) {
          packets.keepCleanStarts(demuxer.isCleanStart(), demuxer.isShownAtOnce());
        }
      }
      if (demuxer.lacksPresentationTimes() && !inDecodingOrder) {
        return Optional.empty();
      }
      long[] pts = packets.shownPts();
      if (pts.length == 0) {
        throw new InvalidInputException(uri, "", "its video stream holds no frames");
      }
      double tick = av_q2d(demuxer.stream().time_base());
      if (Math.max(-pts[0] * tick, pts[pts.length - 1] * tick) > LONGEST_SECONDS) {
        throw new InvalidInputException(uri, "", "has timestamps that cannot be times");
      }
      return Optional.of(describe(uri, demuxer, inDecodingOrder, pts, packets.cutPoints()));
    }
  }

  private static FootageIndex describe(
      String uri, Demuxer demuxer, boolean inDecodingOrder, long[] pts, long[] keyframes) {
    AVStream stream = demuxer.stream();
    AVCodecParameters parameters = stream.codecpar();
    double secondsPerTick = av_q2d(stream.time_base());
    long end = Math.max(demuxer.endPts(), pts[pts.length - 1] + 1);
    String damage = damage(demuxer);
    if (!damage.isEmpty()) {
      end = Math.max(end, Math.round(declaredEndSeconds(demuxer.format()) / secondsPerTick));
    }
    return new FootageIndex(
        uri,
        stream.index(),
        avcodec_get_name(parameters.codec_id()).getString(),
        parameters.width(),
        parameters.height(),
        rotation(parameters),
        1 / (demuxer.frameTicks() * secondsPerTick),
        secondsPerTick,
        end,
        pts,
        keyframes,
        inDecodingOrder,
        demuxer.startsAnywhere(),
        damage);
  }

  private static String damage(Demuxer demuxer) {
    double declared = declaredEndSeconds(demuxer.format());
    if (demuxer.format().iformat().name().getString().startsWith("mov")) {
      int listed = avformat_index_get_entries_count(demuxer.stream());
      if (demuxer.packets() < listed) {
        return "is cut short: it holds "
            + demuxer.packets()
            + " of the "
            + listed
            + " frames it lists";
      }
    } else if (declared > 1.002 * demuxer.endSeconds() + 0.5) {
      return String.format(
          Locale.ROOT,
          "is cut short: it ends at %.3f s and declares to last until %.3f s",
          demuxer.endSeconds(),
          declared);
    }
    return demuxer.damage();
  }

  /** When the container says that its last stream ends; 0 when it does not say. */
  private static double declaredEndSeconds(AVFormatContext format) {
    boolean declared = format.duration() != AV_NOPTS_VALUE && format.duration() > 0;
    if (!declared || format.duration_estimation_method() == AVFMT_DURATION_FROM_BITRATE) {
      return 0;
    }
    long start = format.start_time() == AV_NOPTS_VALUE ? 0 : format.start_time();
    return (start + format.duration()) / (double) AV_TIME_BASE;
  }

  private static int rotation(AVCodecParameters parameters) {
    AVPacketSideData matrix =
        av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull() || matrix.size() < 36) {
      return 0;
    }
    double counterClockwise = av_display_rotation_get(new IntPointer(matrix.data()));
    return Double.isNaN(counterClockwise)
        ? 0
        : Math.floorMod(-90 * (int) Math.round(counterClockwise / 90), 360);
  }
}
