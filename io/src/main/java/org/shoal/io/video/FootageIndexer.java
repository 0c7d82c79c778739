package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.IntPointer;
import org.shoal.io.InvalidInputException;

/** Lists the pictures of a footage file by reading its packets, without decoding them. */
public final class FootageIndexer {
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
    try (Demuxer demuxer = Demuxer.open(uri, localFile)) {
      PacketList packets = new PacketList();
      while (demuxer.read()) {
        packets.add(demuxer.packet().pts(), demuxer.isKeyframe(), demuxer.isHidden());
      }
      long[] pts = packets.shownPts();
      if (pts.length == 0) {
        throw new InvalidInputException(uri, "", "its video stream holds no frames");
      }
      return describe(uri, demuxer, pts, packets.cutPoints());
    }
  }

  private static FootageIndex describe(String uri, Demuxer demuxer, long[] pts, long[] keyframes) {
    AVStream stream = demuxer.stream();
    AVCodecParameters parameters = stream.codecpar();
    double secondsPerTick = av_q2d(stream.time_base());
    long end = Math.max(demuxer.endPts(), pts[pts.length - 1] + 1);
    double declared = declaredEndSeconds(demuxer.format());
    boolean cutShort = declared > demuxer.endSeconds() * 1.01 + 1;
    String damage = demuxer.damage();
    if (cutShort) {
      damage =
          String.format(
              Locale.ROOT,
              "%sends at %.3f s although it declares to last until %.3f s",
              damage.isEmpty() ? "" : damage + "; ",
              demuxer.endSeconds(),
              declared);
      end = Math.max(end, Math.round(declared / secondsPerTick));
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
        damage);
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
