package org.shoal.io.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * One kind of footage that cameras and programs make: 120 pictures that show their own number, as
 * the ffmpeg command writes them.
 *
 * @param name what it is, in words
 * @param file the file's name; its ending chooses the container
 * @param width width of the pictures, pixels
 * @param height height of the pictures, pixels
 * @param encoder what encodes it, by ffmpeg's name
 * @param encoding what ffmpeg is told to encode it
 * @param copying what ffmpeg is told before the input of a second run, which only copies packets;
 *     empty for none
 * @param rotation clockwise turn, in degrees, that the file says to be needed
 * @param fps frames a second of the recording's clock
 * @param frameOf recording frame of each picture; negative for one that the footage does not show
 */
record FootageKind(
    String name,
    String file,
    int width,
    int height,
    String encoder,
    List<String> encoding,
    List<String> copying,
    int rotation,
    double fps,
    IntUnaryOperator frameOf) {
  /** Pictures filmed. */
  static final int PICTURES = 120;

  private static final String H264 = "-c:v libx264 -pix_fmt yuv420p -g 30 -bf 3";
  private static final String OPEN = " -x264-params open-gop=1:scenecut=0";
  private static final String HEVC_OPEN = "open-gop=1:scenecut=0:bframes=4:keyint=20:min-keyint=20";
  private static final String HEVC = "-c:v libx265 -pix_fmt yuv420p -x265-params log-level=none:";

  /** Every kind. */
  static List<FootageKind> all() {
    List<FootageKind> kinds = new ArrayList<>();
    kinds.addAll(h264());
    kinds.addAll(hevc());
    kinds.addAll(others());
    kinds.addAll(clocks());
    kinds.addAll(shapes());
    return kinds;
  }

  private static List<FootageKind> h264() {
    String refresh = " -x264-params intra-refresh=1:scenecut=0";
    return List.of(
        of("H.264, B-frames", "h264.mp4", H264),
        of("H.264, B-frames, mkv", "h264.mkv", H264),
        of("H.264, open GOP", "open.mp4", H264 + OPEN),
        of("H.264, open GOP, MPEG-TS", "open.ts", H264 + OPEN),
        of("H.264, one keyframe", "one.mp4", H264 + " -g 9999 -sc_threshold 0"),
        of("H.264, every frame a keyframe", "every.mp4", H264 + " -g 1"),
        of("H.264, intra refresh", "refresh.mp4", H264 + refresh),
        of("H.264, intra refresh, MPEG-TS", "refresh.ts", H264 + refresh),
        of("H.264, interlaced", "fields.mp4", H264 + " -flags +ilme+ildct"),
        of("H.264, B-frames, FLV", "h264.flv", H264).showing(25, i -> i + 2),
        of("H.264, bare stream", "bare.h264", H264),
        of("H.264, fragmented mp4", "f.mp4", H264 + " -movflags frag_keyframe+empty_moov")
            .showing(25, i -> i + 2));
  }

  private static List<FootageKind> hevc() {
    String closed = "open-gop=0:scenecut=0:bframes=4:keyint=20:min-keyint=20";
    return List.of(
        of("HEVC, B-frames", "hevc.mp4", HEVC + closed),
        of("HEVC, open GOP", "open.mp4", HEVC + HEVC_OPEN),
        of("HEVC, open GOP, MPEG-TS", "open.ts", HEVC + HEVC_OPEN),
        of("HEVC, one keyframe, mkv", "one.mkv", HEVC + "scenecut=0:keyint=9999"),
        of("HEVC, every frame a keyframe", "every.mp4", HEVC + "keyint=1"),
        of("HEVC, bare stream", "bare.hevc", HEVC + closed));
  }

  private static List<FootageKind> others() {
    String vp9 =
        "-c:v libvpx-vp9 -pix_fmt yuv420p -g 25 -cpu-used 8 -lag-in-frames 16 -auto-alt-ref 1";
    String av1 = "-c:v libaom-av1 -pix_fmt yuv420p -g 25 -cpu-used 8";
    return List.of(
        of("VP8, IVF", "vp8.ivf", "-c:v libvpx -g 30"),
        of("VP9, hidden frames, WebM", "vp9.webm", vp9),
        of("VP9, hidden frames, mp4", "vp9.mp4", vp9),
        of("AV1, mp4", "av1.mp4", av1),
        of("AV1, mkv", "av1.mkv", av1),
        of("MJPEG, AVI", "mjpeg.avi", "-c:v mjpeg -pix_fmt yuvj420p -q:v 3"),
        of("MJPEG, mp4", "mjpeg.mp4", "-c:v mjpeg -pix_fmt yuvj420p -q:v 3"),
        of("ProRes, mov", "prores.mov", "-c:v prores_ks"),
        of("FFV1, mkv", "ffv1.mkv", "-c:v ffv1"),
        of("MPEG-2, B-frames, MPEG-PS", "mpeg2.mpg", "-c:v mpeg2video -g 12 -bf 2 -q:v 3"),
        of("Theora, Ogg", "theora.ogv", "-c:v libtheora -q:v 8 -g 30"),
        of("WMV 8, ASF", "wmv.wmv", "-c:v wmv2 -g 30 -q:v 3"));
  }

  /** Times that are not simply those of 25 pictures a second from 0 on. */
  private static List<FootageKind> clocks() {
    String variable = " -vf settb=1/50,setpts=2*N+not(mod(N\\,3)) -fps_mode passthrough";
    String dropped = " -vf select=not(between(n\\,40\\,59)) -fps_mode passthrough";
    IntUnaryOperator uneven = i -> 2 * i + (i % 3 == 0 ? 1 : 0);
    return List.of(
        of("H.264, B-frames, AVI: no timestamps", "h264.avi", H264),
        of("MPEG-4, B-frames, AVI: no timestamps", "m4.avi", "-c:v mpeg4 -g 12 -bf 2 -q:v 3"),
        of("H.264, open GOP, AVI: no timestamps", "open.avi", H264 + OPEN),
        of("H.264, open GOP, bare stream", "open.h264", H264 + OPEN),
        of("HEVC, open GOP, bare stream", "open.hevc", HEVC + HEVC_OPEN),
        of("MPEG-TS from 1000.5 s on", "offset.ts", H264 + " -output_ts_offset 1000.5"),
        of("MPEG-TS whose clock wraps", "wrap.ts", H264 + " -output_ts_offset 95441"),
        of("variable frame rate, mp4", "vfr.mp4", H264 + variable + " -enc_time_base 1:50")
            .showing(50, uneven),
        of("variable frame rate, mkv", "vfr.mkv", H264 + variable + " -enc_time_base 1:50")
            .showing(50, uneven),
        of("20 pictures dropped", "dropped.mp4", H264 + dropped)
            .showing(25, i -> i >= 40 && i < 60 ? -1 : i),
        of("edit list that cuts off 33 pictures", "cut.mp4", H264)
            .copied("-ss 1.32")
            .showing(25, i -> i - 33),
        of("edit list that starts 12 frames late", "late.mp4", H264)
            .copied("-itsoffset 0.48")
            .showing(25, i -> i + 12));
  }

  /** Pictures of other shapes. */
  private static List<FootageKind> shapes() {
    String jpeg = "-c:v mjpeg -pix_fmt yuvj420p -q:v 3";
    return List.of(
        of("H.264, 93 x 51, 4:4:4", "odd.mp4", H264.replace("420", "444")).sized(93, 51),
        of("MJPEG, 93 x 51", "odd.mkv", jpeg).sized(93, 51),
        of("H.264, to be turned by 90 degrees", "turned.mp4", H264 + " -vf transpose=2").turned(90),
        of("H.264, to be turned by 180 degrees", "turned.mp4", H264 + " -vf hflip,vflip")
            .turned(180),
        of("H.264, 10 bit", "deep.mp4", H264.replace("420p", "420p10le")),
        of("HEVC, 10 bit", "deep.mp4", HEVC.replace("420p", "420p10le") + "bframes=4"),
        of("H.264, full range", "full.mp4", H264.replace("yuv", "yuvj") + " -color_range pc"));
  }

  private static FootageKind of(String name, String file, String encoding) {
    List<String> words = Arrays.asList(encoding.split(" "));
    return new FootageKind(
        name,
        file,
        NumberedFootage.WIDTH,
        NumberedFootage.HEIGHT,
        words.get(1),
        words,
        List.of(),
        0,
        25,
        i -> i);
  }

  private FootageKind sized(int newWidth, int newHeight) {
    return new FootageKind(
        name, file, newWidth, newHeight, encoder, encoding, copying, rotation, fps, frameOf);
  }

  private FootageKind copied(String arguments) {
    List<String> words = Arrays.asList(arguments.split(" "));
    return new FootageKind(
        name, file, width, height, encoder, encoding, words, rotation, fps, frameOf);
  }

  private FootageKind turned(int degrees) {
    return new FootageKind(
        name, file, width, height, encoder, encoding, copying, degrees, fps, frameOf);
  }

  private FootageKind showing(double framesASecond, IntUnaryOperator frame) {
    return new FootageKind(
        name, file, width, height, encoder, encoding, copying, rotation, framesASecond, frame);
  }

  @Override
  public String toString() {
    return name;
  }
}
