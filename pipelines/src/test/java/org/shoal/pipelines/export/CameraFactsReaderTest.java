package org.shoal.pipelines.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shoal.io.InvalidInputException;
import org.shoal.io.export.CameraFacts;
import org.shoal.io.export.FinishedResults;

class CameraFactsReaderTest {
  private static final Path TANK = Path.of(System.getProperty("shoal.testdata")).resolve("tank");
  private static final String RECORDING = TANK.resolve("recording.yaml").toString();

  private final List<String> warnings = new ArrayList<>();

  @Test
  void sizeAndFootageAreThoseOfTheRecording() throws IOException {
    List<CameraFacts> facts = read("tank", "", RECORDING);

    assertThat(
        facts,
        is(
            List.of(
                new CameraFacts(640, 480, TANK.resolve("cam_02.mp4").toString()),
                CameraFacts.unknown())));
    assertThat(warnings, hasSize(0));
  }

  @Test
  void withoutTheOptionTheRecordingIsTheOneOfTheSummary() throws IOException {
    assertThat(read("tank", RECORDING, "").get(0).width(), is(640));
    assertThat(warnings, hasSize(0));
  }

  @Test
  void aRecordingThatIsGoneIsAWarning() throws IOException {
    assertThat(
        read("tank", "gone.yaml", ""), is(List.of(CameraFacts.unknown(), CameraFacts.unknown())));
    assertThat(warnings.toString(), containsString("there is no gone.yaml"));
  }

  @Test
  void anotherRecordingIsRefusedWhenItIsGivenAndAWarningOtherwise() throws IOException {
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> read("pond", "", RECORDING));
    assertThat(e.getMessage(), containsString("recording.yaml: name: is not pond"));

    assertThat(read("pond", RECORDING, "").get(0), is(CameraFacts.unknown()));
    assertThat(warnings.toString(), containsString("is not pond"));
  }

  private List<CameraFacts> read(String name, String named, String given) throws IOException {
    FinishedResults results =
        new FinishedResults(
            Path.of("out"), name, 300, 30, List.of("cam_02", "other"), false, "shoal", named);
    return CameraFactsReader.read(results, given, warnings::add);
  }
}
