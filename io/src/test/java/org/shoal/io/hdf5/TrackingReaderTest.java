package org.shoal.io.hdf5;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.shoal.io.hdf5.RowsMatcher.sameRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;

class TrackingReaderTest {
  private static final TrackingLayout LAYOUT = new TrackingLayout(List.of("a", "b"), 3, 10);

  @TempDir Path folder;

  @Test
  void filesByH5pyAreRead() throws Exception {
    Path file = folder.resolve("theirs.h5");
    Judge.h5py("reference", file, 2345, 3, 10, "nörd", "süd");

    try (TrackingReader reader = TrackingReader.open(file)) {
      TrackingRows rows = reader.read();
      assertThat(reader.layout(), is(new TrackingLayout(List.of("nörd", "süd"), 3, 10)));
      assertThat(rows.frameIndex(), is(IntStream.range(0, 2345).asLongStream().toArray()));
      assertThat(rows.fishId(), is(IntStream.range(0, 2345 * 3).toArray()));
      assertThat(rows.boxes()[1], is(IntStream.range(0, 2345 * 12).toArray()));
      assertThat(rows.centroid()[2345 * 9 - 1], is(2345 * 9 - 1f));
      assertThat(Arrays.copyOf(rows.confirmed(), 4), is(new byte[] {0, 1, 0, 1}));
    }
  }

  @Test
  void aRangeIsThatPartOfTheWhole() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 47, 3, 9);
    try (TrackingReader reader = TrackingReader.open(write(made))) {
      for (int first : new int[] {0, 5, 10, 19, 40, 46, 47}) {
        for (int count : new int[] {0, 1, 7, 10, 27}) {
          if (first + count <= 47) {
            TrackingRows part = reader.read(first, count);
            assertThat(part.frames(), is(count));
            assertThat(
                part.centroid(),
                is(Arrays.copyOfRange(made.expected().centroid(), 9 * first, 9 * (first + count))));
          }
        }
      }
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(40, 8));
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(-1, 2));
    }
  }

  @Test
  void aTruncatedFileIsAnErrorThatNamesIt() throws IOException {
    byte[] whole = Files.readAllBytes(write(new MadeRecording(LAYOUT, 47, 3, 9)));
    Path file = folder.resolve("cut.h5");
    for (int length = 0; length < whole.length; length += 1024) {
      Files.write(file, Arrays.copyOf(whole, length));
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> readAll(file), "at " + length);
      assertThat(e.getMessage(), containsString("cut.h5"));
    }
  }

  /** Random flips; the one that HDF5 gives no way to notice is in an index node's child count. */
  @Test
  void aFlippedBitIsAnErrorOrChangesNothingThatIsRead() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 47, 3, 9);
    byte[] whole = Files.readAllBytes(write(made));
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      int bit = random.nextInt(8 * whole.length);
      assertFlipIsNoticedOrHarmless(whole, bit, made.expected());
    }
  }

  /**
   * The structure is what stands before the first chunk: superblock, groups, attributes, headers.
   */
  @Test
  void aFlippedBitInTheStructureIsAnErrorOrChangesNothingThatIsRead() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 47, 3, 9);
    byte[] whole = Files.readAllBytes(write(made));
    int structure = Files.readAllBytes(write(new MadeRecording(LAYOUT, 0, 3, 9))).length;
    for (int at = 0; at < structure; at++) {
      assertFlipIsNoticedOrHarmless(whole, 8 * at + at % 8, made.expected());
    }
  }

  private void assertFlipIsNoticedOrHarmless(byte[] whole, int bit, TrackingRows expected)
      throws IOException {
    Path file = folder.resolve("flipped.h5");
    byte[] bytes = whole.clone();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    Files.write(file, bytes);
    try {
      assertThat("bit " + bit, readAll(file), sameRows(expected));
    } catch (InvalidInputException e) {
      assertThat(e.getMessage(), containsString("flipped.h5"));
    }
  }

  @Test
  void aFileThatIsNoTrackingFileIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.h5"), "no HDF5 at all");
    Path empty = Files.createFile(folder.resolve("empty.h5"));

    for (Path file : List.of(text, empty)) {
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> TrackingReader.open(file));
      assertThat(e.getMessage(), containsString("cannot be read as HDF5"));
    }
    assertThrows(
        NoSuchFileException.class, () -> TrackingReader.open(folder.resolve("nothing.h5")));
  }

  private static TrackingRows readAll(Path file) throws IOException {
    try (TrackingReader reader = TrackingReader.open(file)) {
      return reader.read();
    }
  }

  private Path write(MadeRecording made) throws IOException {
    Path target = folder.resolve("tracking.h5");
    List<ShardRef> shards = made.shards(folder);
    TrackingFile.assemble(target, made.layout(), made.frames(), Provenance.none(), shards);
    return target;
  }
}
