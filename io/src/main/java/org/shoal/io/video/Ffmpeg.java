package org.shoal.io.video;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.NativeMemory;

/** The ffmpeg libraries, loaded and quiet. */
public final class Ffmpeg {
  static {
    NativeMemory.unbind();
    // All of them by one thread: two that each begin with another one could wait for each other.
    Loader.load(avformat.class);
    Loader.load(swscale.class);
    // Whatever goes wrong is told by return codes; the libraries must not write to the terminal.
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }

  /** More than a packet or a picture takes. */
  private static final long ENOUGH_BYTES = 256L << 20;

  private Ffmpeg() {}

  /** Loads the libraries, once; to be called before anything else of them. */
  public static void load() {}

  /** Passes a result through, or throws for a negative one: the file cannot be used. */
  static int check(int result, String file, String reason) {
    if (result < 0) {
      failOnEnvironment(result);
      throw new InvalidInputException(file, "", reason + " (" + message(result) + ")");
    }
    return result;
  }

  /**
   * Throws if a result tells of the machine and not of the data. A broken file may ask for more
   * memory than any machine has: that is its own fault as long as there is some left.
   */
  static void failOnEnvironment(int result) {
    if (result == avutil.AVERROR_ENOMEM() && !hasMemory()) {
      throw new OutOfMemoryError("ffmpeg could not allocate native memory");
    }
  }

  private static boolean hasMemory() {
    Pointer some = avutil.av_malloc(ENOUGH_BYTES);
    boolean has = some != null && !some.isNull();
    avutil.av_free(some);
    return has;
  }

  /** What a negative result means. */
  static String message(int result) {
    byte[] text = new byte[256];
    avutil.av_strerror(result, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
