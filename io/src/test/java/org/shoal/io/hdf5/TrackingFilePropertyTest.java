package org.shoal.io.hdf5;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.shoal.io.hdf5.RowsMatcher.sameRows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TrackingFilePropertyTest {

  @Property(tries = 60)
  void whatIsWrittenIsReadBackAndBytesDoNotDependOnTheOrder(
      @ForAll @IntRange(max = 120) int frames,
      @ForAll @IntRange(max = 12) int fish,
      @ForAll("cameras") Set<String> cameras,
      @ForAll @IntRange(min = 1, max = 6) int maxFish,
      @ForAll @IntRange(min = 1, max = 50) int window,
      @ForAll long seed)
      throws IOException {
    TrackingLayout layout = new TrackingLayout(List.copyOf(cameras), maxFish, window);
    MadeRecording made = new MadeRecording(layout, frames, fish, seed);
    Path folder = Files.createTempDirectory("tracking");
    try {
      List<ShardRef> shards = new ArrayList<>(made.shards(folder));
      Path file = folder.resolve("a.h5");
      TrackingFile.assemble(file, layout, frames, Provenance.none(), shards);
      Collections.shuffle(shards, new Random(seed));
      Path shuffled = folder.resolve("b.h5");
      TrackingFile.assemble(shuffled, layout, frames, Provenance.none(), shards);

      assertThat(Files.mismatch(file, shuffled), is(-1L));
      try (TrackingReader reader = TrackingReader.open(file)) {
        assertThat(reader.layout(), is(layout));
        assertThat(reader.read(), sameRows(made.expected()));
      }
    } finally {
      delete(folder);
    }
  }

  @Provide
  Arbitrary<Set<String>> cameras() {
    Arbitrary<String> name =
        Arbitraries.strings()
            .all()
            .excludeChars('/', '\0')
            .ofMinLength(1)
            .ofMaxLength(20)
            .filter(s -> !s.isBlank() && !s.matches("\\.+") && isUnicode(s));
    return name.set().ofMaxSize(20);
  }

  /** A lone surrogate is no character and has no UTF-8. */
  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
