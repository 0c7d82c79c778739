package org.shoal.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.results.ProgressMarkers;
import org.shoal.io.results.ResultFolder;

class ProgressLineTest {
  @TempDir Path output;

  private ResultFolder pond;
  private ResultFolder lake;

  @BeforeEach
  void makeFolders() {
    pond = new ResultFolder(output.toString(), "pond");
    lake = new ResultFolder(output.toString(), "lake");
  }

  @Test
  void beforeThePlanIsMadeItSaysSo() {
    assertThat(text(10), is("pond  indexing footage"));
  }

  @Test
  void ratesAndTimeLeftFollowFromWhatIsDone() {
    new ProgressMarkers(pond).planned(4000, 2);
    new ProgressMarkers(lake).planned(8000, 3);
    new ProgressMarkers(pond).detected("a", 0, 2000);

    assertThat(text(10), is("pond  windows 0/5  frames 2000/12000  200 frames/s  0:50 left"));
  }

  @Test
  void aFinishedRecordingMakesWayForTheNext() {
    new ProgressMarkers(pond).planned(1000, 1);
    new ProgressMarkers(lake).planned(1_000_000, 10);
    new ProgressMarkers(pond).detected("a", 0, 1000);
    new ProgressMarkers(pond).written(0);

    assertThat(text(10), is("lake  windows 1/11  frames 1000/1001000  100 frames/s  2:46:40 left"));
  }

  private String text(double seconds) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (ProgressLine line = ProgressLine.start(List.of(pond, lake), nowhere)) {
      return line.text(seconds);
    }
  }
}
