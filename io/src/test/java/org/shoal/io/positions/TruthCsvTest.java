package org.shoal.io.positions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shoal.io.InvalidInputException;

class TruthCsvTest {
  @TempDir Path folder;

  @Test
  void rowsOfAFrameAreAFrame() throws IOException {
    assertThat(
        Listed.frames(table("frame,id,x,y,z\n0,0,1,2,3\n0,7,-0.5,0,1e-1\n4,0,1.5,2,3\n")),
        contains("0: 0 1.0 2.0 3.0; 7 -0.5 0.0 0.1", "4: 0 1.5 2.0 3.0"));
  }

  @Test
  void columnsMayStandInAnyOrderWithOthersBetween() throws IOException {
    assertThat(
        Listed.frames(table("\uFEFFz,note,y,x, id ,frame\r\n3,a fish,2,1,5,8\r\n\r\n")),
        contains("8: 5 1.0 2.0 3.0"));
  }

  @Test
  void aTableWithoutRowsHasNoFrames() throws IOException {
    assertThat(Listed.frames(table("frame,id,x,y,z\n")), is(empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "nothing",
      textBlock =
          """
          nothing                            | is empty; its first line must name the columns
          frame,id,x,y                       | line 1: names no column "z"; there must be frame, id, x, y, z
          0,0,1,2,3                          | line 1: names no column "frame"; there must be frame, id, x, y, z
          frame,id,x,y,z;0,0,1,2             | line 2: has 4 fields, not 5
          frame,id,x,y,z;0,0,1,2,3;0,1,2,3,4,5 | line 3: has 6 fields, not 5
          frame,id,x,y,z;0.5,0,1,2,3         | line 2: frame is "0.5", not a whole number
          frame,id,x,y,z;;;0,a,1,2,3         | line 4: id is "a", not a whole number
          frame,id,x,y,z;0,0,1,,3            | line 2: y is "", not a finite number
          frame,id,x,y,z;0,0,1,2,nan         | line 2: z is "nan", not a finite number
          frame,id,x,y,z;0,0,Infinity,2,3    | line 2: x is "Infinity", not a finite number
          frame,id,x,y,z;-1,0,1,2,3          | line 2: frame -1 is negative
          frame,id,x,y,z;5,0,1,2,3;4,0,1,2,3 | line 3: frame 4 comes after frame 5; rows must be in order of frames
          frame,id,x,y,z;5,0,1,2,3;5,1,1,2,3;5,0,1,2,3 | line 4: id 0 stands twice in frame 5
          """)
  void whatIsWrongIsToldWithFileAndLine(String rows, String message) throws IOException {
    PositionSource table = table(rows == null ? "" : rows.replace(';', '\n') + "\n");
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> Listed.frames(table));
    assertThat(refusal.getMessage(), is(folder.resolve("truth.csv") + ": " + message));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    PositionSource nowhere = TruthCsv.of(folder.resolve("nowhere.csv").toString());
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> Listed.frames(nowhere));
    assertThat(refusal.getMessage(), is(folder.resolve("nowhere.csv") + ": there is no such file"));
  }

  private PositionSource table(String text) throws IOException {
    return TruthCsv.of(Files.writeString(folder.resolve("truth.csv"), text).toString());
  }
}
