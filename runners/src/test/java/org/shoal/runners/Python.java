package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scripts that judge our files with h5py. */
final class Python {
  /** Debian's, which is the one that has Debian's h5py. */
  private static final String INTERPRETER = "/usr/bin/python3";

  /** Libraries that continuous integration installs. */
  private static final List<String> IN_DEBIAN = List.of("h5py", "pandas", "scipy");

  private Python() {}

  /** Runs a script of the test resources and reads the JSON it prints. */
  static JsonNode run(String script, String... arguments) throws IOException, InterruptedException {
    boolean mustRun = "true".equals(System.getenv("CI"));
    assumeTrue(mustRun || hasH5py(), "skipped: " + INTERPRETER + " has no h5py (python3-h5py)");
    List<String> command = new ArrayList<>(List.of(INTERPRETER, "-c", source(script)));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script + " printed " + printed, process.waitFor(), is(0));
    return new ObjectMapper().readTree(printed);
  }

  /** Runs code in a folder. */
  static void runInFolder(Path folder, String code, String... libraries)
      throws IOException, InterruptedException {
    boolean isCi = "true".equals(System.getenv("CI"));
    for (String library : libraries) {
      boolean mustRun = isCi && IN_DEBIAN.contains(library);
      assumeTrue(mustRun || has(library), "skipped: " + INTERPRETER + " has no " + library);
    }
    Process process =
        new ProcessBuilder(INTERPRETER, "-c", code)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(code + " printed " + printed, process.waitFor(), is(0));
  }

  private static boolean hasH5py() throws InterruptedException {
    return has("h5py");
  }

  private static boolean has(String library) throws InterruptedException {
    try {
      return new ProcessBuilder(INTERPRETER, "-c", "import " + library).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String source(String script) throws IOException {
    try (InputStream in = Python.class.getResourceAsStream(script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
