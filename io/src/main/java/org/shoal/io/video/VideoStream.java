package org.shoal.io.video;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.PointerPointer;

/** Which of a file's streams is meant. */
sealed interface VideoStream {
  /** The stream's index among all the streams of a file; negative when there is no such stream. */
  int find(AVFormatContext format);

  /** What a file lacks in which the stream is not found. */
  String whyMissing();

  /** What ffmpeg takes: the one marked as default, then the one of the highest bitrate. */
  static VideoStream best() {
    return new Best();
  }

  /** One of the video streams, counted from 0. */
  static VideoStream number(int number) {
    return new Numbered(number);
  }

  /** The one of an index among all streams. */
  static VideoStream at(int index) {
    return new At(index);
  }

  /** See {@link #best}. */
  record Best() implements VideoStream {
    @Override
    public int find(AVFormatContext format) {
      int found =
          av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
      return found >= 0 && isVideo(format.streams(found)) ? found : -1;
    }

    @Override
    public String whyMissing() {
      return "holds no video stream";
    }
  }

  /** See {@link #number}. */
  record Numbered(int number) implements VideoStream {
    @Override
    public int find(AVFormatContext format) {
      int videos = 0;
      for (int i = 0; i < format.nb_streams(); i++) {
        if (isVideo(format.streams(i)) && videos++ == number) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public String whyMissing() {
      return "holds no video stream " + number + " (they count from 0)";
    }
  }

  /** See {@link #at}. */
  record At(int index) implements VideoStream {
    @Override
    public int find(AVFormatContext format) {
      boolean there = index >= 0 && index < format.nb_streams() && isVideo(format.streams(index));
      return there ? index : -1;
    }

    @Override
    public String whyMissing() {
      return "holds no video stream";
    }
  }

  private static boolean isVideo(AVStream stream) {
    return stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
        && (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0;
  }
}
