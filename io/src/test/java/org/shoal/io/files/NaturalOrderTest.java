package org.shoal.io.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void numbersInNamesAreOrderedAsNumbers() {
    String[] names = {"part10.mp4", "part2.mp4", "part02.mp4", "part1.mp4", "part", "b", "part1"};

    Arrays.sort(names, NaturalOrder.NATURAL_ORDER);

    assertThat(
        Arrays.asList(names),
        contains("b", "part", "part1", "part1.mp4", "part02.mp4", "part2.mp4", "part10.mp4"));
  }
}
