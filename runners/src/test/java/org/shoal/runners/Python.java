package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Scripts that judge our files with h5py. */
final class Python {
  /** Debian's, which is the one that has Debian's h5py. */
  private static final String INTERPRETER = "/usr/bin/python3";

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

  private static boolean hasH5py() throws InterruptedException {
    try {
      return new ProcessBuilder(INTERPRETER, "-c", "import h5py").start().waitFor() == 0;
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
