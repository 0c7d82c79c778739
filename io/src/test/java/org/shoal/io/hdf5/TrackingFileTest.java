package org.shoal.io.hdf5;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.shoal.io.hdf5.RowsMatcher.sameRows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.Problem;
import org.shoal.io.tracking.SmoothedWindow;

class TrackingFileTest {
  private static final TrackingLayout LAYOUT =
      new TrackingLayout(List.of("left", "right", "töp 鱼"), 4, 10);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 20, 95})
  void h5pyReadsWhatWasWritten(int frames) throws Exception {
    MadeRecording made = new MadeRecording(LAYOUT, frames, 5, frames);
    Path file = assemble(made, made.shards(folder));

    List<String> seen = Judge.h5py("describe", file);

    List<String> expected = new ArrayList<>(H5pyView.datasets(LAYOUT, made.expected()));
    expected.add("@camera_names ndarray [\"left\", \"right\", \"t\\u00f6p \\u9c7c\"]");
    assertThat(seen, is(expected));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 10, 64 * 64 + 7})
  void h5pyAppendsToTheFinishedFile(int frames) throws Exception {
    TrackingLayout layout = new TrackingLayout(List.of("a", "b"), 2, frames > 100 ? 1 : 10);
    MadeRecording made = new MadeRecording(layout, frames, 2, 1);
    Path file = assemble(made, made.shards(folder));

    assertThat(Judge.h5py("append", file), contains("appended"));

    try (TrackingReader reader = TrackingReader.open(file)) {
      assertThat(reader.frames(), is(frames + 10L));
      assertThat(reader.read(0, frames), sameRows(made.expected()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 25})
  void smoothedPositionsStandInTheSlotsOfTheirFish(int frames) throws Exception {
    TrackingLayout layout = LAYOUT.withSmoothed();
    MadeRecording made = new MadeRecording(layout, frames, 6, frames);
    Path file = assemble(made, made.shards(folder));

    List<String> seen = Judge.h5py("describe", file);

    List<String> expected =
        new ArrayList<>(H5pyView.smoothed(layout, made.expected(), made.expectedSmoothed()));
    expected.addAll(H5pyView.datasets(layout, made.expected()));
    assertThat(seen.subList(0, seen.size() - 1), is(expected));
    try (TrackingReader reader = TrackingReader.open(file)) {
      SmoothedRows rows = reader.readSmoothed(0, frames);
      assertThat(reader.layout(), is(layout));
      assertThat(rows.centroid(), is(made.expectedSmoothed().centroid()));
      assertThat(rows.sigma(), is(made.expectedSmoothed().sigma()));
      assertThat(rows.bridged(), is(made.expectedSmoothed().bridged()));
    }
    assertThat(Judge.h5py("append", file), contains("appended"));
  }

  @Test
  void aFileWithoutSmoothedPositionsSaysSo() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 7, 3, 1);
    try (TrackingReader reader = TrackingReader.open(assemble(made, made.shards(folder)))) {
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> reader.readSmoothed(0, 7));
      assertThat(e.getMessage(), containsString("/smoothed: is not there"));
    }
  }

  /** An index of three levels: a node has 64 children. */
  @Test
  void aLongRecordingHasAnIndexOfSeveralLevels() throws Exception {
    TrackingLayout layout = new TrackingLayout(List.of("a"), 1, 1);
    MadeRecording made = new MadeRecording(layout, 64 * 64 + 1, 1, 3);
    Path file = assemble(made, made.shards(folder));

    assertThat(
        Judge.h5py("describe", file),
        hasItems(H5pyView.datasets(layout, made.expected()).toArray(new String[0])));
  }

  @Test
  void headerIsThatOfAFileByH5py() throws Exception {
    List<String> cameras = List.of("cam_00", "cam_01", "cam_02");
    MadeRecording made = new MadeRecording(new TrackingLayout(cameras, 9, 1000), 2500, 9, 1);
    Path ours = assemble(made, made.shards(folder));
    Path theirs = folder.resolve("theirs.h5");
    Judge.h5py("reference", theirs, 2500, 9, 1000, "cam_00", "cam_01", "cam_02");

    assertThat(header(ours), is(header(theirs)));
  }

  private static String header(Path file) throws Exception {
    return Judge.h5dump("-H", "-p", file.toString()).stream()
        .filter(line -> !line.startsWith("HDF5 "))
        .map(line -> line.replaceFirst("SIZE \\d+ .*COMPRESSION.*", "SIZE"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void withoutCamerasBothGroupsAreThere() throws Exception {
    MadeRecording made = new MadeRecording(new TrackingLayout(List.of(), 9, 100), 150, 9, 1);
    Path file = assemble(made, made.shards(folder));

    assertThat(
        Judge.h5dump("-H", file.toString()),
        hasItems("      GROUP \"bboxes\" {", "      GROUP \"camera_assignments\" {"));
    assertThat(Judge.h5py("describe", file), hasItems("@camera_names ndarray []"));
  }

  @Test
  void provenanceBecomesAttributesOfTheRoot() throws Exception {
    Provenance provenance =
        Provenance.none()
            .with("program_version", "0.1.0-µ")
            .with("calibration", "")
            .with("format_version", 1L)
            .with("fps", 29.97);
    Path file = folder.resolve("tracking.h5");
    TrackingFile.assemble(file, LAYOUT, 0, provenance, List.of());

    assertThat(
        Judge.h5py("describe", file),
        hasItems(
            "@program_version str \"0.1.0-\\u00b5\"",
            "@calibration str \"\"",
            "@format_version int64 1",
            "@fps float64 29.97"));
  }

  @Test
  void aWindowThatNeverCameHasItsFrameIndicesAndFillValues() throws Exception {
    MadeRecording made = new MadeRecording(LAYOUT, 35, 4, 5);
    List<ShardRef> shards = made.shards(folder);
    Path file = assemble(made, List.of(shards.get(0), shards.get(2)));

    TrackingRows nothing = MadeRecording.nothing(LAYOUT, 35);
    try (TrackingReader reader = TrackingReader.open(file)) {
      TrackingRows rows = reader.read();
      assertThat(rows.frameIndex(), is(nothing.frameIndex()));
      assertThat(
          Arrays.copyOfRange(rows.fishId(), 40, 80),
          is(Arrays.copyOfRange(nothing.fishId(), 40, 80)));
      assertThat(
          Arrays.copyOfRange(rows.fishId(), 80, 120),
          is(Arrays.copyOfRange(made.expected().fishId(), 80, 120)));
      assertThat(
          Arrays.copyOfRange(rows.fishId(), 120, 140),
          is(Arrays.copyOfRange(nothing.fishId(), 120, 140)));
      assertThat(
          Judge.h5py("describe", file),
          hasItems(H5pyView.datasets(LAYOUT, rows).toArray(new String[0])));
    }
  }

  @Test
  void bytesDoNotDependOnTheOrderOfTheShards() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 300, 5, 7);
    List<ShardRef> shards = new ArrayList<>(made.shards(folder));
    byte[] inOrder = Files.readAllBytes(assemble(made, shards));
    Collections.shuffle(shards, new Random(1));

    assertThat(Files.readAllBytes(assemble(made, shards)), is(inOrder));
  }

  @Test
  void aWindowThatWasWrittenTwiceCountsOnce() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 15, 5, 7);
    List<ShardRef> shards = new ArrayList<>(made.shards(folder.resolve("a")));
    shards.addAll(made.shards(folder.resolve("b")));

    try (TrackingReader reader = TrackingReader.open(assemble(made, shards))) {
      assertThat(reader.read(), sameRows(made.expected()));
    }
  }

  @Test
  void twoDifferentShardsOfAWindowAreAnError() throws IOException {
    List<ShardRef> shards =
        new ArrayList<>(new MadeRecording(LAYOUT, 15, 5, 1).shards(folder.resolve("a")));
    MadeRecording other = new MadeRecording(LAYOUT, 15, 5, 2);
    shards.addAll(other.shards(folder.resolve("b")));

    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> assemble(other, shards));
    assertThat(e.getMessage(), containsString("differs from another shard of this window"));
  }

  @Test
  void aTruncatedShardIsNamedAndLeavesTheOldFileAsItWas() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 30, 5, 7);
    List<ShardRef> shards = made.shards(folder);
    byte[] before = Files.readAllBytes(assemble(made, shards));
    Path broken = Path.of(shards.get(1).path());
    byte[] bytes = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(bytes, 100));

    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> assemble(made, shards));

    assertThat(
        e.getMessage(),
        is(broken + ": byte 100: ends here and should have " + bytes.length + " bytes"));
    assertThat(Files.readAllBytes(folder.resolve("tracking.h5")), is(before));
    assertThat(filesBeside(), is(1L));
  }

  @Test
  void aShardWithAFlippedBitIsNamed() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 30, 5, 7);
    List<ShardRef> shards = made.shards(folder);
    Path broken = Path.of(shards.get(2).path());
    byte[] bytes = Files.readAllBytes(broken);
    bytes[bytes.length / 2] ^= 4;
    Files.write(broken, bytes);

    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> assemble(made, shards));

    assertThat(
        e.getMessage(), allOf(containsString(broken.toString()), containsString("checksum")));
    assertThat(filesBeside(), is(0L));
  }

  @Test
  void aShardThatGoesOnIsNamed() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 3, 5, 7);
    List<ShardRef> shards = made.shards(folder);
    Path broken = Path.of(shards.get(0).path());
    Files.write(broken, Arrays.copyOf(Files.readAllBytes(broken), 1 << 16));

    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> assemble(made, shards));

    assertThat(e.getMessage(), containsString("goes on where it should end"));
  }

  @Test
  void aShardThatIsGoneIsAnErrorOfTheEnvironment() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 3, 5, 7);
    List<ShardRef> shards = made.shards(folder);
    Files.delete(Path.of(shards.get(0).path()));

    IOException e = assertThrows(IOException.class, () -> assemble(made, shards));

    assertThat(e.getMessage(), containsString("window-00000000.chunks"));
  }

  @Test
  void aShardOfALongerRecordingDoesNotBelong() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 30, 5, 7);
    List<ShardRef> shards = made.shards(folder);
    Path target = folder.resolve("tracking.h5");

    for (long frames : new long[] {20, 25}) {
      InvalidInputException e =
          assertThrows(
              InvalidInputException.class,
              () -> TrackingFile.assemble(target, LAYOUT, frames, Provenance.none(), shards));
      assertThat(e.getMessage(), containsString("window 2 of pond"));
    }
  }

  @Test
  void fishBeyondMaxFishAreCountedAndReported() throws IOException {
    MadeRecording made = new MadeRecording(LAYOUT, 40, 9, 11);
    List<ShardRef> shards = made.shards(folder);

    assertThat(shards.stream().mapToInt(shard -> shard.beyond().rows()).sum(), is(made.beyond()));
    ShardRef first = shards.get(1);
    Problem problem = TrackingFile.problem(first).orElseThrow();
    assertThat(problem.recording(), is("pond"));
    assertThat(problem.stage(), is("write"));
    assertThat(problem.firstFrame(), is(firstFrameBeyond(made, 1)));
    assertThat(problem.frameCount(), is((long) first.beyond().frames()));
    assertThat(problem.message(), containsString(first.beyond().rows() + " rows"));
  }

  private static long firstFrameBeyond(MadeRecording made, int window) {
    int[] offsets = made.windows().get(window).tracks().frameOffsets();
    int frame = 0;
    while (offsets[frame + 1] - offsets[frame] <= LAYOUT.maxFish()) {
      frame++;
    }
    return window * 10L + frame;
  }

  @Test
  void chunksOfFillValuesOnlyAreLeftOut() throws IOException {
    TrackingLayout layout = new TrackingLayout(List.of("a", "b"), 9, 1000);
    MadeRecording made = new MadeRecording(layout, 1000, 0, 1);
    ShardRef shard = made.shards(folder).get(0);

    assertThat(TrackingFile.problem(shard).isEmpty(), is(true));
    assertThat(shard.lengths()[0], is((int) shard.bytes()));
    assertThat(shard.bytes(), is(lessThan(4000L)));
  }

  @Test
  void aWindowThatContradictsItselfIsRefused() {
    MadeRecording made = new MadeRecording(LAYOUT, 10, 3, 1);
    SmoothedWindow good = made.windows().get(0);
    TrackingShard others =
        new TrackingShard(new TrackingLayout(List.of("left"), 4, 10), folder.toString());
    TrackingShard shard = new TrackingShard(LAYOUT, folder.toString());
    good.tracks().assignment()[0] = 1000;

    assertThat(
        assertThrows(IllegalArgumentException.class, () -> others.write(good)).getMessage(),
        containsString("has the cameras"));
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> shard.write(good)).getMessage(),
        containsString("assigns detection 1000"));
  }

  @Test
  void shardRefsPassTheirCoder() throws IOException {
    ShardRef shard = new MadeRecording(LAYOUT, 10, 9, 3).shards(folder).get(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ShardRefCoder.of().encode(shard, out);

    ShardRef read = ShardRefCoder.of().decode(new ByteArrayInputStream(out.toByteArray()));

    assertThat(read.lengths(), is(shard.lengths()));
    assertThat(
        read.toString().replaceAll("lengths=[^,]*", ""),
        equalTo(shard.toString().replaceAll("lengths=[^,]*", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", ".", "..", "a\0b"})
  void namesThatHdf5CannotHoldAreRefused(String name) {
    assertThrows(
        InvalidInputException.class, () -> new TrackingLayout(List.of("good", name), 9, 10));
  }

  @Test
  void namesThatAreTooLongOrDoubleAreRefused() {
    assertThrows(
        InvalidInputException.class, () -> new TrackingLayout(List.of("é".repeat(128)), 9, 10));
    assertThrows(InvalidInputException.class, () -> new TrackingLayout(List.of("a", "a"), 9, 10));
    assertThat(new TrackingLayout(List.of("é".repeat(127)), 9, 10).datasetCount(), is(9));
  }

  private Path assemble(MadeRecording made, List<ShardRef> shards) throws IOException {
    Path target = folder.resolve("tracking.h5");
    TrackingFile.assemble(target, made.layout(), made.frames(), Provenance.none(), shards);
    return target;
  }

  private long filesBeside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("tracking.h5")).count();
    }
  }
}
