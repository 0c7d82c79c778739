package org.shoal.io.results;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;

class ResultLockTest {
  @TempDir Path output;
  private ResultFolder folder;

  @BeforeEach
  void nameTheFolder() {
    folder = new ResultFolder(output.toString(), "pond");
  }

  @Test
  void aSecondRunOfThisProcessIsRefused() throws IOException {
    try (ResultLock first = ResultLock.take(folder)) {
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> ResultLock.take(folder), first::toString);

      assertThat(
          e.getMessage(),
          allOf(
              containsString(folder.root() + ": another run is writing there: process "),
              containsString(ProcessHandle.current().pid() + " on ")));
    }
  }

  @Test
  void anotherRecordingOfTheSameOutputIsFree() throws IOException {
    try (ResultLock first = ResultLock.take(folder);
        ResultLock second = ResultLock.take(new ResultFolder(output.toString(), "lake"))) {
      assertThat(first == second, is(false));
    }
  }

  @Test
  void afterARunNothingIsLeftAndTheNextOneMayStart() throws IOException {
    ResultLock.take(folder).close();
    assertThat(ResultFolder.regularFiles(folder.root()), is(List.of()));

    ResultLock.take(folder).close();
  }

  @Test
  void aRunOfAnotherProcessIsRefusedUntilThatIsKilled() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                output.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine(), is("locked"));
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> ResultLock.take(folder));
      assertThat(e.getMessage(), containsString("process " + other.pid() + " on "));
    } finally {
      other.destroyForcibly().waitFor();
    }

    assertThat(Files.exists(folder.root().resolve(".lock")), is(true));
    ResultLock.take(folder).close();
  }

  /** Another process that has the lock until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (ResultLock lock = ResultLock.take(new ResultFolder(arguments[0], "pond"))) {
        System.out.println(lock == null ? "" : "locked");
        Thread.sleep(60_000);
      }
    }
  }
}
