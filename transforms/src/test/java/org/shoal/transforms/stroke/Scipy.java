package org.shoal.transforms.stroke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What scipy says of signals. Without scipy tests are skipped, but not in CI. */
final class Scipy {
  /** What is asked: the peaks of a signal. */
  record Question(String name, double minProminence, long minDistance, double[] signal) {}

  /**
   * The answer.
   *
   * @param stock whether scipy with its own sort finds the same peaks as with a stable one
   * @param ties whether some local maxima are equally high
   * @param peaks their samples
   * @param prominences scipy's
   * @param shortProminences with the right base sought to the end of the fall only
   */
  record Answer(
      boolean stock, boolean ties, long[] peaks, double[] prominences, double[] shortProminences) {}

  private Scipy() {}

  /** Asks everything in one call. */
  static List<Answer> findPeaks(List<Question> questions) throws IOException, InterruptedException {
    Optional<String> python =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(path -> Path.of(path, "python3"))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .filter(Scipy::hasScipy)
            .findFirst();
    if (python.isEmpty() && "true".equals(System.getenv("CI"))) {
      fail("no python3 with scipy is on the PATH");
    }
    assumeTrue(python.isPresent(), "skipped: no python3 with scipy is on the PATH");
    Path folder = Files.createTempDirectory("find-peaks");
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    try {
      Files.write(in, encode(questions));
      run(python.orElseThrow(), in, out);
      return decode(ByteBuffer.wrap(Files.readAllBytes(out)));
    } finally {
      Files.deleteIfExists(in);
      Files.deleteIfExists(out);
      Files.delete(folder);
    }
  }

  private static void run(String python, Path in, Path out)
      throws IOException, InterruptedException {
    Path script =
        Path.of("src/test/resources/org/shoal/transforms/stroke/find_peaks.py").toAbsolutePath();
    Process process =
        new ProcessBuilder(python, script.toString(), in.toString(), out.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static boolean hasScipy(String python) {
    try {
      return new ProcessBuilder(python, "-c", "import scipy.signal").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] encode(List<Question> questions) {
    int values = questions.stream().mapToInt(q -> 3 + q.signal.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(8 * values);
    for (Question question : questions) {
      bytes.putDouble(question.minProminence).putDouble((double) question.minDistance);
      bytes.putDouble(question.signal.length);
      for (double value : question.signal) {
        bytes.putDouble(value);
      }
    }
    return bytes.array();
  }

  private static List<Answer> decode(ByteBuffer bytes) {
    List<Answer> answers = new ArrayList<>();
    while (bytes.hasRemaining()) {
      boolean stock = bytes.getDouble() == 1;
      boolean ties = bytes.getDouble() == 1;
      int count = (int) bytes.getDouble();
      long[] peaks = new long[count];
      for (int i = 0; i < count; i++) {
        peaks[i] = (long) bytes.getDouble();
      }
      answers.add(new Answer(stock, ties, peaks, doubles(bytes, count), doubles(bytes, count)));
    }
    return answers;
  }

  private static double[] doubles(ByteBuffer bytes, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = bytes.getDouble();
    }
    return values;
  }
}
