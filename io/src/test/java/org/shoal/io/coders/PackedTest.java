package org.shoal.io.coders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class PackedTest {
  private static final long[] REPETITIVE =
      new Random(1).ints(10_000, 0, 3).asLongStream().toArray();

  @Test
  void aValueComesOutAsItWentIn() {
    Packed<long[]> packed = Packed.of(REPETITIVE, new LongsCoder());

    assertThat(packed.value(new LongsCoder()), is(REPETITIVE));
  }

  @Test
  void whatRepeatsTakesAFraction() {
    assertThat(Packed.of(REPETITIVE, new LongsCoder()).bytes().length, lessThan(80_000 / 10));
  }

  @Test
  void theCoderGivesTheSameBytesAgain() throws IOException {
    Packed<long[]> packed = Packed.of(REPETITIVE, new LongsCoder());

    Packed<long[]> copy = CoderUtils.clone(PackedCoder.of(), packed);

    assertThat(copy.bytes(), is(packed.bytes()));
    assertThat(copy.value(new LongsCoder()), is(REPETITIVE));
  }

  @Test
  void bytesThatEndEarlyAreAnError() {
    byte[] whole = Packed.of(REPETITIVE, new LongsCoder()).bytes();
    Packed<long[]> half = new Packed<>(Arrays.copyOf(whole, whole.length / 2));

    UncheckedIOException error =
        assertThrows(UncheckedIOException.class, () -> half.value(new LongsCoder()));

    assertThat(error.getMessage(), containsString("LongsCoder"));
    assertThat(error.getCause().getClass(), is((Object) EOFException.class));
  }

  private static final class LongsCoder extends RecordCoder<long[]> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(long[] value, DataOutputStream out) throws IOException {
      Columns.writeLongs(out, value);
    }

    @Override
    protected long[] read(DataInputStream in) throws IOException {
      return Columns.readLongs(in);
    }
  }
}
