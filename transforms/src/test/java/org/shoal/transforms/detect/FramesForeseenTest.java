package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.video.CameraSurvey;
import org.shoal.io.video.FootageSurveyor;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.io.video.Segment;

/** What is said of footage before it is decoded is what decoding finds. */
class FramesForeseenTest {
  private static final double[] RATES = {8, 12.5, 24, 25, 30, 50, 60};

  private Path folder;

  @BeforeProperty
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("frames-foreseen");
  }

  @AfterProperty
  void removeFolder() throws IOException {
    ResultFolder.remove(folder);
  }

  @Property(tries = 40)
  void theSurveyCountsFramesAsARunDoes(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    double share = random.nextBoolean() ? 0 : 0.4 * random.nextDouble();
    long[] filmed =
        LongStream.range(0, 50).filter(i -> i < 3 || random.nextDouble() >= share).toArray();
    Path file = SquareFootage.write(folder.resolve("a.mp4"), filmed);
    double fps = RATES[random.nextInt(RATES.length)];
    long frames = random.nextBoolean() ? -1 : 1 + random.nextInt(60);
    RecordingCamera camera =
        new RecordingCamera("left", List.of(file.toString()), random.nextInt(3) - 1);
    Recording recording =
        new Recording("squares", "recording.yaml", fps, 0, "", frames, List.of(camera), "");

    CameraSurvey survey = FootageSurveyor.survey(recording, camera, 0.4);

    long decoded = 0;
    long missing = 0;
    long duplicated = 0;
    SegmentReader reader =
        new SegmentReader(FrameScaling.none(PixelOrder.RGB), 4, 1, DecodingThreads.own());
    for (Segment segment : survey.segments()) {
      SegmentFrames found = reader.read(segment, batch -> {}).frames();
      assertThat(found.count(FrameStatus.FAILED), is(0));
      decoded += found.count(FrameStatus.DECODED);
      missing += found.count(FrameStatus.MISSING);
      duplicated += found.duplicatedFrames();
    }
    assertThat(survey.frames(), is(decoded));
    assertThat(survey.missing(), is(missing));
    assertThat(survey.duplicated(), is(duplicated));
  }
}
