package org.shoal.io.results;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressMarkersTest {
  @TempDir Path output;

  @Test
  void nothingMarkedIsNoProgress() {
    assertThat(markers().read(), is(new ProgressMarkers.Progress(0, 0, 0, 0)));
  }

  @Test
  void workDoneTwiceCountsOnce() {
    markers().planned(400, 3);
    markers().detected("north_1", 0, 90);
    markers().detected("north_1", 90, 10);
    markers().detected("south", 0, 100);
    markers().detected("south", 0, 100);
    markers().written(0);
    markers().written(1);
    markers().written(1);

    assertThat(markers().read(), is(new ProgressMarkers.Progress(400, 3, 200, 2)));
  }

  private ProgressMarkers markers() {
    return new ProgressMarkers(new ResultFolder(output.toString(), "pond"));
  }
}
