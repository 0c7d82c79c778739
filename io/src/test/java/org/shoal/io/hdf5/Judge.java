package org.shoal.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Programs of others that say what is in a file. Without them tests are skipped, but not in CI. */
public final class Judge {
  private Judge() {}

  /** What h5py says: runs judge.py with the arguments. */
  static List<String> h5py(Object... arguments) throws IOException, InterruptedException {
    return python("hdf5/judge.py", arguments);
  }

  /** What a script of the test resources prints, run by a Python that has h5py and pandas. */
  public static List<String> python(String script, Object... arguments)
      throws IOException, InterruptedException {
    Optional<String> python = Python.WITH_LIBRARIES;
    need(python.isPresent(), "no python3 with h5py and pandas is on the PATH");
    List<String> command =
        new ArrayList<>(List.of(python.orElseThrow(), resource(script).toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return run(command);
  }

  /** What {@code h5dump} says with the arguments. */
  static List<String> h5dump(String... arguments) throws IOException, InterruptedException {
    need(!onPath("h5dump").isEmpty(), "h5dump is not on the PATH");
    List<String> command = new ArrayList<>(List.of("h5dump"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static void need(boolean there, String what) {
    if (!there && "true".equals(System.getenv("CI"))) {
      fail(what);
    }
    assumeTrue(there, what);
  }

  private static Path resource(String name) {
    return Path.of("src", "test", "resources").resolve(name).toAbsolutePath();
  }

  /** Asked once for all tests: starting h5py takes half a second. */
  private static final class Python {
    static final Optional<String> WITH_LIBRARIES =
        onPath("python3").stream().filter(Python::hasLibraries).findFirst();

    private static boolean hasLibraries(String python) {
      try {
        return new ProcessBuilder(python, "-c", "import h5py, pandas").start().waitFor() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static List<String> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .toList();
  }

  private static List<String> run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + " said: " + said);
    return said.lines().toList();
  }
}
