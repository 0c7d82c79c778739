package org.shoal.io;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeMemoryTest {
  private static final int BLOCK_BYTES = 64 << 10;
  private static final int BLOCKS = 2000;
  private static final long ALL_BYTES = (long) BLOCKS * BLOCK_BYTES;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "other C libraries have no such call")
  void memoryFreedBelowWhatIsStillHeldGoesBackToTheSystem() {
    NativeMemory.unbind();
    List<Pointer> blocks = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      blocks.add(Pointer.memset(Pointer.malloc(BLOCK_BYTES), 1, BLOCK_BYTES));
    }
    Pointer last = blocks.remove(BLOCKS - 1);
    blocks.forEach(Pointer::free);
    long freed = Pointer.physicalBytes();

    NativeMemory.trim();

    long trimmed = Pointer.physicalBytes();
    Pointer.free(last);
    assertThat(freed, greaterThan(ALL_BYTES));
    assertThat(trimmed, lessThan(freed - ALL_BYTES * 3 / 4));
  }
}
