package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Writes pictures to a video file: H.264 in mp4 with its index at the front. The same pictures give
 * the same bytes. Not safe for use by several threads.
 */
public final class VideoEncoder implements AutoCloseable {
  /** Ticks a second at the least, so that explicit times lose nothing that matters. */
  private static final int FINE_TICKS = 90_000;

  private final Path file;
  private final int width;
  private final int height;
  private final AVFormatContext format = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame picture = av_frame_alloc();
  private final AVFrame source = av_frame_alloc();
  private AVCodecContext codec;
  private SwsContext converter;
  private AVStream stream;
  private int ticksPerFrame;
  private long frames;
  private long lastTick = Long.MIN_VALUE;
  private AVIOContext io;
  private boolean closed;

  private VideoEncoder(Path file, int width, int height) {
    this.file = file;
    this.width = width;
    this.height = height;
  }

  /** As {@link #h264(Path, int, int, double, EncoderOptions)} with the default options. */
  public static VideoEncoder h264(Path file, int width, int height, double fps) throws IOException {
    return h264(file, width, height, fps, EncoderOptions.defaults());
  }

  /**
   * Starts a file, replacing one that is there.
   *
   * @param width even, pixels
   * @param height even, pixels
   * @param fps frames a second
   * @throws IOException if the file cannot be written
   */
  public static VideoEncoder h264(
      Path file, int width, int height, double fps, EncoderOptions options) throws IOException {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0 || !(fps > 0)) {
      throw new IllegalArgumentException(width + "x" + height + " at " + fps + " frames a second");
    }
    return open(file, width, height, fps, options, new Coding("mp4", "libopenh264", 0));
  }

  /** What a file is made of, by ffmpeg's names. */
  record Coding(String container, String codec, int bFrames) {}

  /** As {@link #h264(Path, int, int, double, EncoderOptions)} with any encoder and container. */
  static VideoEncoder open(
      Path file, int width, int height, double fps, EncoderOptions options, Coding coding)
      throws IOException {
    Ffmpeg.load();
    VideoEncoder encoder = new VideoEncoder(file, width, height);
    try {
      encoder.start(fps, options, coding);
      return encoder;
    } catch (IOException | RuntimeException e) {
      encoder.free();
      throw e;
    }
  }

  /**
   * Appends a picture, one frame after the last.
   *
   * @param rgb width * height * 3 bytes: red, green, blue, rows packed
   */
  public void write(byte[] rgb) throws IOException {
    encode(rgb, frames * ticksPerFrame);
  }

  /**
   * Appends a picture that is shown at a time of its own.
   *
   * @param rgb as in {@link #write(byte[])}
   * @param seconds later than the last picture's time, at least 0
   */
  public void write(byte[] rgb, double seconds) throws IOException {
    encode(rgb, Math.round(seconds / av_q2d(codec.time_base())));
  }

  private void start(double fps, EncoderOptions options, Coding coding) throws IOException {
    check(avformat_alloc_output_context2(format, null, coding.container, "file:" + file), "open");
    AVCodec encoder = avcodec_find_encoder_by_name(coding.codec);
    if (encoder == null) {
      throw new IllegalStateException("this build of ffmpeg has no encoder " + coding.codec);
    }
    codec = avcodec_alloc_context3(encoder);
    configure(fps, options, coding.bFrames);
    try (Options extra = encoderOptions(coding.codec, options)) {
      check(avcodec_open2(codec, encoder, extra.dictionary()), "start " + coding.codec + " for");
    }
    addStream(fps);
    preparePictures();
    writeHeader();
  }

  private void configure(double fps, EncoderOptions options, int bFrames) {
    AVRational rate = av_d2q(fps, 1_001_000);
    chooseTicks(rate);
    codec.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P).thread_count(1);
    codec.framerate(rate);
    codec.gop_size(options.keyframeInterval()).max_b_frames(bFrames);
    codec.colorspace(AVCOL_SPC_BT709).color_range(AVCOL_RANGE_MPEG);
    codec.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
    codec.flags(codec.flags() | AV_CODEC_FLAG_BITEXACT);
    if ((format.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    if (options.bitrate() > 0) {
      codec.bit_rate(options.bitrate());
    } else {
      codec.qmin(options.quality()).qmax(options.quality());
      codec.bit_rate(8L * width * height);
    }
  }

  /** H.264 has any time base; the older codecs only count frames. */
  private void chooseTicks(AVRational rate) {
    int fine = (FINE_TICKS + rate.num() - 1) / rate.num();
    boolean anyTicks = codec.codec_id() == AV_CODEC_ID_H264;
    ticksPerFrame = anyTicks ? rate.den() * fine : 1;
    codec.time_base().num(anyTicks ? 1 : rate.den());
    codec.time_base().den(anyTicks ? rate.num() * fine : rate.num());
  }

  private static Options encoderOptions(String codecName, EncoderOptions options) {
    Options extra = new Options();
    if (codecName.equals("libopenh264")) {
      extra.set("rc_mode", options.bitrate() > 0 ? "bitrate" : "quality");
      extra.set("allow_skip_frames", "0");
    }
    return extra;
  }

  private void addStream(double fps) throws IOException {
    stream = avformat_new_stream(format, null);
    check(avcodec_parameters_from_context(stream.codecpar(), codec), "describe the stream of");
    stream.time_base(codec.time_base());
    stream.avg_frame_rate(av_d2q(fps, 1_001_000));
    format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
  }

  private void preparePictures() throws IOException {
    picture.width(width).height(height).format(AV_PIX_FMT_YUV420P);
    source.width(width).height(height).format(AV_PIX_FMT_RGB24);
    check(av_frame_get_buffer(picture, 0), "allocate a picture for");
    check(av_frame_get_buffer(source, 0), "allocate a picture for");
    converter =
        sws_getContext(
            width,
            height,
            AV_PIX_FMT_RGB24,
            width,
            height,
            AV_PIX_FMT_YUV420P,
            SWS_BILINEAR | SWS_ACCURATE_RND | SWS_BITEXACT,
            null,
            null,
            (DoublePointer) null);
    sws_setColorspaceDetails(
        converter,
        sws_getCoefficients(SWS_CS_ITU709),
        0,
        sws_getCoefficients(SWS_CS_ITU709),
        0,
        0,
        1 << 16,
        1 << 16);
  }

  private void writeHeader() throws IOException {
    io = new AVIOContext(null);
    check(avio_open(io, "file:" + file, AVIO_FLAG_WRITE), "write");
    format.pb(io);
    try (Options options = new Options()) {
      options.set("movflags", "+faststart");
      check(avformat_write_header(format, options.dictionary()), "write");
    }
  }

  private void encode(byte[] rgb, long tick) throws IOException {
    if (rgb.length != 3 * width * height || tick <= lastTick || tick < 0) {
      throw new IllegalArgumentException(
          "a picture of %d bytes at tick %d after tick %d".formatted(rgb.length, tick, lastTick));
    }
    int stride = source.linesize(0);
    for (int y = 0; y < height; y++) {
      source.data(0).position((long) y * stride).put(rgb, 3 * width * y, 3 * width);
    }
    check(av_frame_make_writable(picture), "allocate a picture for");
    sws_scale(
        converter, source.data(), source.linesize(), 0, height, picture.data(), picture.linesize());
    picture.pts(tick).duration(ticksPerFrame);
    check(avcodec_send_frame(codec, picture), "encode a frame of");
    writePackets();
    lastTick = tick;
    frames++;
  }

  private void writePackets() throws IOException {
    int result;
    while ((result = avcodec_receive_packet(codec, packet)) >= 0) {
      packet.stream_index(0);
      if (packet.duration() <= 0) {
        packet.duration(ticksPerFrame);
      }
      av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
      check(av_interleaved_write_frame(format, packet), "write to");
    }
    if (result != AVERROR_EOF() && result != AVERROR_EAGAIN()) {
      check(result, "encode a frame of");
    }
  }

  /** Finishes the file. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (frames > 0) {
        check(avcodec_send_frame(codec, null), "finish");
        writePackets();
      }
      check(av_write_trailer(format), "finish");
      check(closeOutput(), "finish");
    } finally {
      free();
    }
  }

  private void free() {
    closed = true;
    closeOutput();
    av_packet_free(packet);
    av_frame_free(picture);
    av_frame_free(source);
    if (codec != null) {
      avcodec_free_context(codec);
    }
    sws_freeContext(converter);
    avformat_free_context(format);
  }

  private int closeOutput() {
    AVIOContext open = io;
    io = null;
    return open == null || open.isNull() ? 0 : avio_close(open);
  }

  private void check(int result, String what) throws IOException {
    if (result < 0) {
      Ffmpeg.failOnEnvironment(result);
      throw new IOException("cannot " + what + " " + file + ": " + Ffmpeg.message(result));
    }
  }

  /** A dictionary of ffmpeg options. */
  private static final class Options implements AutoCloseable {
    private final AVDictionary dictionary = new AVDictionary(null);

    void set(String key, String value) {
      av_dict_set(dictionary, key, value, 0);
    }

    AVDictionary dictionary() {
      return dictionary;
    }

    @Override
    public void close() {
      av_dict_free(dictionary);
    }
  }
}
