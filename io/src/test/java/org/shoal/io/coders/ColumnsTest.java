package org.shoal.io.coders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Property(tries = 200)
  void columnsOfNumbersComeBackOneAfterTheOther(
      @ForAll int[] ints, @ForAll long[] longs, @ForAll float[] floats, @ForAll double[] doubles)
      throws IOException {
    byte[] bytes =
        written(
            out -> {
              Columns.writeInts(out, ints);
              Columns.writeLongs(out, longs);
              Columns.writeFloats(out, floats);
              Columns.writeDoubles(out, doubles);
            });
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    assertThat(Columns.readInts(in), is(ints));
    assertThat(Columns.readLongs(in), is(longs));
    assertThat(Columns.readFloats(in), is(floats));
    assertThat(Columns.readDoubles(in), is(doubles));
    assertThat(in.read(), is(-1));
  }

  @Test
  void numbersLieByteAfterByteBehindTheirCount() throws IOException {
    byte[] bytes = written(out -> Columns.writeInts(out, new int[] {0x01020304, 0x05060708}));
    assertThat(bytes, is(new byte[] {0, 0, 0, 2, 1, 5, 2, 6, 3, 7, 4, 8}));
  }

  @Test
  void aColumnThatEndsTooEarlyIsNoShorterColumn() throws IOException {
    byte[] bytes = written(out -> Columns.writeDoubles(out, new double[] {1, 2}));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - 1));
    assertThrows(EOFException.class, () -> Columns.readDoubles(in));
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.to(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
