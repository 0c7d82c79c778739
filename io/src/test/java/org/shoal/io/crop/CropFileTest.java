package org.shoal.io.crop;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.files.Digests;

class CropFileTest {
  @TempDir private Path folder;

  @Test
  void cropsAreReadFromTheirPositions() throws IOException {
    String path = folder.resolve("crops/a%2Fb+c-30.crops").toString();
    try (CropFile file = CropFile.create(path)) {
      assertThat(file.write(crop(5)), is(0));
      assertThat(file.write(crop(6)), is(1));
      file.commit();
    }
    assertThat(CropFile.read(path, 0, 4, 2).pixels(), is(crop(5).pixels()));
    assertThat(CropFile.read(path, 1, 4, 2).pixels(), is(crop(6).pixels()));
    assertThat(Files.size(Path.of(path)), is(48L));
    IOException e = assertThrows(IOException.class, () -> CropFile.read(path, 2, 4, 2));
    assertThat(e.getMessage(), containsString("a%2Fb+c-30.crops: ends before crop 2"));
  }

  @Test
  void nothingAppearsBeforeItIsWhole() throws IOException {
    try (CropFile file = CropFile.create(folder.resolve("left.crops").toString())) {
      file.write(crop(1));
    }
    try (CropFile file = CropFile.create(folder.resolve("right.crops").toString())) {
      assertThat(file.commit(), is(""));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.count(), is(0L));
    }
  }

  @Test
  void secondTryReplacesTheFirst() throws IOException {
    for (int value : new int[] {1, 2}) {
      try (CropFile file = CropFile.create(folder.resolve("left.crops").toString())) {
        file.write(crop(value));
        file.commit();
      }
    }
    String path = folder.resolve("left.crops").toString();
    assertThat(CropFile.read(path, 0, 4, 2).pixels(), is(crop(2).pixels()));
  }

  @Test
  void aFileIsWholeUntilAByteIsChangedCutOffOrAdded() throws IOException {
    Path path = folder.resolve("left.crops");
    String digest;
    try (CropFile file = CropFile.create(path.toString())) {
      file.write(crop(3));
      file.write(crop(4));
      digest = file.commit();
    }
    byte[] whole = Files.readAllBytes(path);
    assertThat(digest, is(HexFormat.of().formatHex(Digests.sha256().digest(whole))));
    assertThat(CropFile.isWhole(path.toString(), digest), is(true));
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(path, damaged);
      assertThat(CropFile.isWhole(path.toString(), digest), is(false));
      Files.write(path, Arrays.copyOf(whole, at));
      assertThat(CropFile.isWhole(path.toString(), digest), is(false));
    }
    Files.write(path, Arrays.copyOf(whole, whole.length + 1));
    assertThat(CropFile.isWhole(path.toString(), digest), is(false));
    Files.delete(path);
    assertThat(CropFile.isWhole(path.toString(), digest), is(false));
    assertThat(CropFile.isWhole(path.toString(), ""), is(true));
  }

  @Test
  void columnsAreCutAtFramesAndCoded() throws IOException {
    CropColumns all =
        new CropColumns(
            "left",
            "f",
            4,
            2,
            new long[] {3, 3, 5, 9},
            new int[] {0, 2, 1, 0},
            new int[] {0, 1, 2, 3});
    CropColumns part = all.between(3, 9);
    assertThat(part.frame(), is(new long[] {3, 3, 5}));
    assertThat(part.index(), is(new int[] {0, 2, 1}));
    assertThat(part.position(), is(new int[] {0, 1, 2}));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CropColumnsCoder.of().encode(part, out);
    CropColumns read = CropColumnsCoder.of().decode(new ByteArrayInputStream(out.toByteArray()));
    assertThat(read.camera() + read.file() + read.width() + read.height(), is("leftf42"));
    assertThat(read.frame(), is(part.frame()));
    assertThat(read.index(), is(part.index()));
    assertThat(read.position(), is(part.position()));
  }

  private static Crop crop(int value) {
    byte[] pixels = new byte[24];
    Arrays.fill(pixels, (byte) value);
    return new Crop(4, 2, pixels);
  }
}
