package org.shoal.io.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.parquet.TracksTable;
import org.shoal.io.positions.PositionKind;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.FinishedFolder;

class FinishedResultsTest {
  private static final Recording POND = RandomWindows.recording("po[n]d", 12, "north", "süd");

  @TempDir Path output;

  @Test
  void theSummaryTellsWhatThereIs() throws IOException {
    FinishedResults results = FinishedResults.open(finished());

    assertThat(results.recording(), is("po[n]d"));
    assertThat(results.frames(), is(12L));
    assertThat(results.fps(), is(29.97));
    assertThat(results.cameras(), is(List.of("north", "süd")));
    assertThat(results.failed(), is(false));
    assertThat(results.recordingFile(), is(""));
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThat(refusal(output.resolve("nowhere")), containsString("--results: there is no folder"));
  }

  @Test
  void aFolderWithoutResultsIsRefused() {
    assertThat(refusal(output), containsString("holds no results"));
  }

  @Test
  void theFolderAboveTheRecordingsNamesThem() throws IOException {
    Path folder = finished();

    assertThat(refusal(output), containsString("name one of them: [" + folder + "]"));
  }

  @Test
  void aJobThatHasNotEndedIsRefused() throws IOException {
    Path folder = finished();
    Files.delete(folder.resolve("summary.json"));
    assertThat(refusal(folder), containsString("has not ended, or failed"));

    Path begun = Files.createDirectories(output.resolve("begun/.work")).getParent();
    assertThat(refusal(begun), containsString("has not ended, or failed"));
  }

  @Test
  void aDamagedSummaryIsRefusedByItsField() throws IOException {
    Path folder = finished();
    Path summary = folder.resolve("summary.json");
    String text = Files.readString(summary);
    Files.writeString(summary, text.replace("\"frames\" : 12", "\"frames\" : 12.5"));
    assertThat(refusal(folder), containsString("summary.json: frames: must be a whole number"));

    Files.writeString(summary, text.substring(0, text.length() / 2));
    assertThat(refusal(folder), containsString("is no JSON"));
  }

  @Test
  void aMissingTableIsNamed() throws IOException {
    Path folder = finished();
    FinishedResults results = FinishedResults.open(folder);
    Files.delete(results.file(TracksTable.of()));

    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> new AniposeExport(results, PositionKind.RAW).write(output));

    assertThat(e.getMessage(), containsString("part-00000.parquet: is missing"));
  }

  @Test
  void aDamagedTableIsNamedAndLeavesNothingBehind() throws IOException {
    Path folder = finished();
    FinishedResults results = FinishedResults.open(folder);
    Path table = results.file(TracksTable.of());
    byte[] bytes = Files.readAllBytes(table);
    bytes[bytes.length / 4] ^= 0x40;
    Files.write(table, bytes);
    Path target = output.resolve("tracks.csv");
    Files.writeString(target, "as it was");

    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> new CsvExport(results, TracksTable.of()).write(target));

    assertThat(e.getMessage(), containsString(table.toString()));
    assertThat(Files.readString(target), is("as it was"));
  }

  private Path finished() throws IOException {
    return FinishedFolder.write(output, POND, new RandomWindows(POND, 1).all(5), 5);
  }

  private static String refusal(Path folder) {
    return assertThrows(InvalidInputException.class, () -> FinishedResults.open(folder))
        .getMessage();
  }
}
