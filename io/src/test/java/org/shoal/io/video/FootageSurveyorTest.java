package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.recording.CameraClock;
import org.shoal.io.recording.RecordingCamera;

class FootageSurveyorTest {
  @TempDir private Path folder;

  @Test
  void filesWhosePicturesTheTableDoesNotListAreLeftOut() throws IOException {
    Path first = NumberedFootage.h264(folder.resolve("a.mp4"), 10, 5);
    Path second = NumberedFootage.h264(folder.resolve("b.mp4"), 10, 5);
    StringBuilder rows = new StringBuilder("camera,frame,time\n");
    for (int picture = 0; picture < 10; picture++) {
      rows.append("c,%d,%s%n".formatted(picture, picture / 25.0));
    }
    Path table = Files.writeString(folder.resolve("times.csv"), rows);
    RecordingCamera camera =
        new RecordingCamera(
            "c",
            List.of(first.toString(), second.toString()),
            RecordingCamera.ANY_STREAM,
            new CameraClock(0, 0, Map.of(), table.toString()));

    CameraSurvey survey = FootageSurveyor.survey(NumberedFootage.recording(25, 0, -1), camera, 20);

    assertThat(survey.frames(), is(10L));
    assertThat(survey.pictures(), is(10L));
    assertThat(survey.missing(), is(0L));
    assertThat(survey.endFrame(), is(10L));
    assertThat(survey.problems().size(), is(1));
    assertThat(survey.problems().get(0).message(), containsString("10"));
  }
}
