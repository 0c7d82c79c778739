package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shoal.io.video.ExactnessCheck.Shown;

/** Any segment of any footage is what decoding from the first picture to the last gives there. */
class FootageKindsTest {
  private static final int FIRST_NUMBER = 300;

  @TempDir Path folder;

  static List<FootageKind> kinds() {
    return FootageKind.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everySegmentIsExact(FootageKind kind) throws IOException {
    Path file = FfmpegCommand.write(folder, kind, FIRST_NUMBER);
    ExactnessCheck check = new ExactnessCheck(file, kind.fps());

    Map<Long, Shown> sequential = check.sequential();
    Map<Long, Integer> expected = expected(kind);
    Map<Long, Shown> pieces = check.inPieces();

    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d |%n",
        kind.name(),
        expected.size(),
        pieces.size(),
        expected.entrySet().stream()
            .filter(e -> pieces.containsKey(e.getKey()))
            .filter(e -> pieces.get(e.getKey()).number() == e.getValue())
            .filter(e -> pieces.get(e.getKey()).equals(sequential.get(e.getKey())))
            .count());
    assertThat(numbers(sequential), is(expected));
    assertThat(pieces, is(sequential));
    sequential.forEach(
        (frame, shown) -> assertThat(shown.seconds(), closeTo(frame / kind.fps(), 0.0011)));
    Random random = new Random(5);
    for (int i = 0; i < 4; i++) {
      long first = random.nextInt(FootageKind.PICTURES - 1);
      long frames = 1L + random.nextInt(40);
      assertThat(check.stretch(first, frames), is(within(sequential, first, frames)));
    }
  }

  private static Map<Long, Integer> expected(FootageKind kind) {
    Map<Long, Integer> expected = new TreeMap<>();
    for (int i = 0; i < FootageKind.PICTURES; i++) {
      long frame = kind.frameOf().applyAsInt(i);
      if (frame >= 0) {
        expected.put(frame, FIRST_NUMBER + i);
      }
    }
    return expected;
  }

  private static Map<Long, Integer> numbers(Map<Long, Shown> shown) {
    Map<Long, Integer> numbers = new TreeMap<>();
    shown.forEach((frame, picture) -> numbers.put(frame, picture.number()));
    return numbers;
  }

  private static Map<Long, Shown> within(Map<Long, Shown> shown, long first, long frames) {
    return shown.entrySet().stream()
        .filter(e -> e.getKey() >= first && e.getKey() < first + frames)
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, HashMap::new));
  }
}
