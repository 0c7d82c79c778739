package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FootageFuzzTest {
  private static final int MUTATIONS = 180;

  @TempDir Path folder;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void damagedFilesAreRefusedOrReadAsFarAsTheyAreGood() throws IOException {
    FootageFuzz fuzz = new FootageFuzz(folder);

    fuzz.read(0, MUTATIONS);

    assertThat(fuzz.files(), is(MUTATIONS));
    assertThat(fuzz.toString(), fuzz.delivered(), greaterThan(20L * MUTATIONS / 2));
  }
}
