package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * Tells keyframes before which nothing is shown that is decoded after them. Times of showing would
 * tell as well; this is for containers that have none.
 */
final class CleanStart {
  /** How far into a packet its picture begins at the most: parameter sets come before it. */
  private static final int LONGEST_HEAD = 4096;

  private CleanStart() {}

  /**
   * Whether a keyframe's packet may be one.
   *
   * @param codec ffmpeg's number of the codec
   */
  static boolean isPossible(int codec, AVPacket keyframe) {
    if (codec == AV_CODEC_ID_H264) {
      // H.264, table 7-1: 5 is a slice of an IDR picture, 1 and 2 are slices of others.
      return firstPicture(keyframe, 0x1f, 0, 1, 5) == 5;
    }
    if (codec == AV_CODEC_ID_HEVC) {
      // H.265, table 7-1: 19 and 20 are IDR pictures, 0 to 31 are pictures.
      int type = firstPicture(keyframe, 0x3f, 1, 0, 31);
      return type == 19 || type == 20;
    }
    return true;
  }

  /** The type of the first unit of a range of types; -1 when there is none. */
  private static int firstPicture(AVPacket packet, int mask, int shift, int least, int most) {
    BytePointer data = packet.data();
    int length = Math.min(packet.size(), LONGEST_HEAD) - 3;
    for (int i = 0; i < length; i++) {
      boolean starts = data.get(i) == 0 && data.get(i + 1) == 0 && data.get(i + 2) == 1;
      int type = starts ? data.get(i + 3) >> shift & mask : -1;
      if (type >= least && type <= most) {
        return type;
      }
    }
    return -1;
  }
}
