package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shoal.io.video.NumberedFootage.Decoded;

class SegmentDecoderTest {
  @TempDir Path folder;

  /**
   * Closed groups (H.264), open groups with leading pictures (MPEG-2), seeking by timestamp (TS).
   */
  @ParameterizedTest
  @CsvSource({
    "a.mp4, libopenh264, 0, 0.0001, 8",
    "a.mp4, libopenh264, 0, 0.5, 4",
    "a.mp4, libopenh264, 0, 100, 1",
    "a.mkv, libopenh264, 0, 0.0001, 8",
    "a.ts, libopenh264, 0, 0.0001, 8",
    "a.avi, libopenh264, 0, 0.0001, 8",
    "a.mp4, mpeg2video, 2, 0.0001, 9",
    "a.mp4, mpeg2video, 2, 1, 3",
    "a.ts, mpeg2video, 2, 0.0001, 9",
    "a.mkv, mpeg4, 2, 0.0001, 9",
    "a.h264, libopenh264, 0, 0.0001, 8",
    "a.avi, mpeg4, 2, 0.0001, 9",
    "a.avi, mpeg4, 0, 0.0001, 8"
  })
  void anyCutGivesEveryPictureOnceAndInItsPlace(
      String name, String codec, int bFrames, double segmentSeconds, int segments)
      throws IOException {
    Path file = NumberedFootage.write(folder.resolve(name), 300, 80, 10, codec, bFrames);

    CameraPlan plan =
        NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), segmentSeconds, file);
    Decoded decoded = NumberedFootage.decode(plan.segments());

    assertThat(plan.problems(), empty());
    assertThat(plan.segments(), hasSize(segments));
    assertThat(decoded.failed(), empty());
    assertThat(decoded.duplicated(), is(0));
    assertThat(decoded.numbers(), is(IntStream.range(300, 380).boxed().toList()));
    long first = decoded.indices().get(0);
    assertThat(decoded.indices(), is(LongStream.range(first, first + 80).boxed().toList()));
  }
}
