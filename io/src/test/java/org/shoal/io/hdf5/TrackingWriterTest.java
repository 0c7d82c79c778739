package org.shoal.io.hdf5;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.shoal.io.hdf5.RowsMatcher.sameRows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackingWriterTest {
  private static final List<String> CAMERAS = List.of("cam_a", "cam_b");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("tracking.h5");
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    try (TrackingWriter writer = new TrackingWriter(file, CAMERAS)) {
      for (int frame = 0; frame < 5; frame++) {
        writer.writeFrame(100 + frame, List.of(fish(2, frame), fish(0, frame), fish(1, frame)));
      }
    }

    try (TrackingReader reader = TrackingReader.open(file)) {
      TrackingRows rows = reader.read();
      assertThat(reader.layout(), is(new TrackingLayout(CAMERAS, 9, 1000)));
      assertThat(rows.frameIndex(), is(new long[] {100, 101, 102, 103, 104}));
      for (int frame = 0; frame < 5; frame++) {
        for (int slot = 0; slot < 3; slot++) {
          int at = 9 * frame + slot;
          assertThat(rows.fishId()[at], is(slot));
          assertThat(
              Arrays.copyOfRange(rows.centroid(), 3 * at, 3 * at + 3),
              is(new float[] {slot + 0.5f, frame, 0.25f}));
          assertThat(rows.confidence()[at], is(0.75f));
          assertThat(rows.residualPx()[at], is(1.5f + frame));
          assertThat(rows.nCameras()[at], is(2));
          assertThat(rows.confirmed()[at], is((byte) (slot % 2)));
        }
      }
      assertThat(
          Judge.h5py("describe", file),
          hasItems(H5pyView.datasets(reader.layout(), rows).toArray(new String[0])));
    }
  }

  @Test
  void aFullChunkIsOnDiskBeforeTheFileIsClosed() throws Exception {
    try (TrackingWriter writer = new TrackingWriter(file, CAMERAS, 9, 3)) {
      for (int frame = 0; frame < 7; frame++) {
        writer.writeFrame(frame, List.of(fish(4, frame)));
        assertThat(framesOnDisk(), is((frame + 1) / 3 * 3L));
      }
      assertThat(
          Judge.h5py("describe", file).stream().filter(line -> line.startsWith("fish_id")).count(),
          is(1L));
    }

    assertThat(framesOnDisk(), is(7L));
  }

  @Test
  void aBlockClosesTheFileAndClosingAgainDoesNothing() throws IOException {
    TrackingWriter writer = new TrackingWriter(file, CAMERAS);
    try (writer) {
      writer.writeFrame(0, List.of());
    }
    writer.close();

    assertThat(framesOnDisk(), is(1L));
    assertThrows(IllegalStateException.class, () -> writer.writeFrame(1, List.of()));
  }

  @Test
  void assignmentsAndBoxesAreKeptForEachCamera() throws IOException {
    FishRow seenByB =
        new FishRow(
            7,
            0,
            0,
            0,
            1,
            0,
            1,
            true,
            new int[] {-1, 5},
            new int[] {-1, -1, -1, -1, 10, 20, 30, 40});
    try (TrackingWriter writer = new TrackingWriter(file, CAMERAS, 2, 10)) {
      writer.writeFrame(0, List.of(seenByB));
    }

    try (TrackingReader reader = TrackingReader.open(file)) {
      TrackingRows rows = reader.read();
      assertThat(rows.assignments()[0], is(new int[] {-1, -1}));
      assertThat(rows.assignments()[1], is(new int[] {5, -1}));
      assertThat(rows.boxes()[0], is(new int[] {-1, -1, -1, -1, -1, -1, -1, -1}));
      assertThat(rows.boxes()[1], is(new int[] {10, 20, 30, 40, -1, -1, -1, -1}));
    }
  }

  @Test
  void emptySlotsHoldTheFillValues() throws IOException {
    try (TrackingWriter writer = new TrackingWriter(file, CAMERAS)) {
      writer.writeFrame(0, List.of(fish(0, 0), fish(1, 0)));
    }

    try (TrackingReader reader = TrackingReader.open(file)) {
      TrackingRows rows = reader.read();
      for (int slot = 2; slot < 9; slot++) {
        assertThat(rows.fishId()[slot], is(-1));
        assertThat(Float.isNaN(rows.centroid()[3 * slot]), is(true));
        assertThat(rows.confidence()[slot], is(-1f));
        assertThat(rows.residualPx()[slot], is(-1f));
        assertThat(rows.nCameras()[slot], is(0));
        assertThat(rows.confirmed()[slot], is((byte) 0));
      }
    }
  }

  @Test
  void cameraNamesAreAListOfStringsInH5py() throws Exception {
    try (TrackingWriter writer = new TrackingWriter(file, List.of("nord", "süd"))) {
      writer.writeFrame(0, List.of());
    }

    assertThat(
        Judge.h5py("describe", file), hasItems("@camera_names ndarray [\"nord\", \"s\\u00fcd\"]"));
    try (TrackingReader reader = TrackingReader.open(file)) {
      assertThat(reader.layout().cameraNames(), contains("nord", "süd"));
    }
  }

  @Test
  void aFileWithoutAFrameHasAllDatasets() throws Exception {
    new TrackingWriter(file, CAMERAS).close();

    TrackingLayout layout = new TrackingLayout(CAMERAS, 9, 1000);
    TrackingRows nothing = MadeRecording.nothing(layout, 0);
    assertThat(
        Judge.h5py("describe", file),
        hasItems(H5pyView.datasets(layout, nothing).toArray(new String[0])));
    try (TrackingReader reader = TrackingReader.open(file)) {
      assertThat(reader.read(), sameRows(nothing));
    }
  }

  @Test
  void fishBeyondMaxFishAreReturnedAndCounted() throws IOException {
    try (TrackingWriter writer = new TrackingWriter(file, CAMERAS, 2, 10)) {
      assertThat(writer.writeFrame(0, List.of(fish(3, 0), fish(1, 0), fish(2, 0))), is(1));
      assertThat(writer.writeFrame(1, List.of(fish(3, 0))), is(0));
      assertThat(writer.beyondMaxFish(), is(1L));
    }

    try (TrackingReader reader = TrackingReader.open(file)) {
      assertThat(reader.read().fishId(), is(new int[] {1, 2, 3, -1}));
    }
  }

  @Test
  void fishThatContradictEachOtherAreRefused() throws IOException {
    try (TrackingWriter writer = new TrackingWriter(file, CAMERAS)) {
      FishRow short1 = new FishRow(1, 0, 0, 0, 1, 0, 1, true, new int[1], new int[4]);
      assertThrows(
          IllegalArgumentException.class,
          () -> writer.writeFrame(0, List.of(fish(1, 0), fish(1, 1))));
      assertThrows(IllegalArgumentException.class, () -> writer.writeFrame(0, List.of(short1)));
    }
    assertThat(framesOnDisk(), is(0L));
  }

  @Test
  void manyFlushesGrowTheIndexOverItsLevels() throws Exception {
    int frames = 64 * 64 + 3;
    TrackingLayout layout = new TrackingLayout(List.of("a"), 1, 1);
    TrackingRows expected = MadeRecording.nothing(layout, frames);
    try (TrackingWriter writer = new TrackingWriter(file, layout.cameraNames(), 1, 1)) {
      for (int frame = 0; frame < frames; frame++) {
        List<FishRow> fish = new ArrayList<>();
        if (frame % 3 != 1) {
          expected.fishId()[frame] = frame;
          expected.confidence()[frame] = 0.5f;
          fish.add(
              new FishRow(
                  frame,
                  Float.NaN,
                  Float.NaN,
                  Float.NaN,
                  0.5f,
                  -1,
                  0,
                  false,
                  new int[] {-1},
                  new int[] {-1, -1, -1, -1}));
        }
        writer.writeFrame(frame, fish);
      }
    }

    assertThat(
        Judge.h5py("describe", file),
        hasItems(H5pyView.datasets(layout, expected).toArray(new String[0])));
    assertThat(Judge.h5py("append", file), contains("appended"));
  }

  private static FishRow fish(int fishId, int frame) {
    return new FishRow(
        fishId,
        fishId + 0.5f,
        frame,
        0.25f,
        0.75f,
        1.5f + frame,
        2,
        fishId % 2 == 1,
        new int[] {fishId, frame},
        new int[] {1, 2, 3, 4, 5, 6, 7, 8});
  }

  private long framesOnDisk() throws IOException {
    try (TrackingReader reader = TrackingReader.open(file)) {
      return reader.frames();
    }
  }
}
