package org.shoal.io.hdf5;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;

class FrameFileTest {
  private static final DatasetSpec INDEX =
      new DatasetSpec("pose", "frame_index", ElementType.INT64, List.of(), 2, 0);
  private static final DatasetSpec TIME =
      new DatasetSpec("strokes", "time_s", ElementType.FLOAT64, List.of(), 2, 0);
  private static final DatasetSpec WRIST =
      new DatasetSpec("strokes", "wrist", ElementType.text(5), List.of(), 2, 0);
  private static final DatasetSpec RATES =
      new DatasetSpec("rate", "history", ElementType.FLOAT32, List.of(2), 2, 0);
  private static final FileLayout LAYOUT =
      new FileLayout(
          List.of("pose", "strokes", "rate"),
          List.of(),
          List.of(INDEX),
          List.of(TIME, WRIST, RATES));

  @TempDir Path folder;

  @Test
  void eventsHaveRowsOfTheirOwnWhateverTheNumberOfFrames() throws Exception {
    List<EventRows> events =
        List.of(
            EventRows.of(TIME, new double[] {1.7e9 + 0.125, 1.7e9 + 0.25, 1.7e9 + 1e-6}),
            EventRows.of(WRIST, List.of("left", "right", "längst")),
            EventRows.of(RATES, new float[] {1, 2}));

    assertThat(
        judged(events),
        is(
            List.of(
                "pose/frame_index int64 (3,) (None,) (2,) [0, 1, 2]",
                "rate/history float32 (1, 2) (None, 2) (2, 2) [[1.0, 2.0]]",
                "strokes/time_s float64 (3,) (None,) (2,) [1700000000.125, 1700000000.25, 1700000000.000001]",
                "strokes/wrist text5 (3,) (None,) (2,) ['left', 'right', 'läng']")));
  }

  @Test
  void datasetsOfEventsThatNeverHappenedAreThereWithoutRows() throws Exception {
    assertThat(
        judged(List.of()),
        is(
            List.of(
                "pose/frame_index int64 (3,) (None,) (2,) [0, 1, 2]",
                "rate/history float32 (0, 2) (None, 2) (2, 2) []",
                "strokes/time_s float64 (0,) (None,) (2,) []",
                "strokes/wrist text5 (0,) (None,) (2,) []")));
  }

  @Test
  void rowsOfAnotherTypeOrOfHalfARowAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> EventRows.of(TIME, new float[] {1, 2, 3}));
    assertThrows(IllegalArgumentException.class, () -> EventRows.of(RATES, new float[] {1, 2, 3}));
  }

  private List<String> judged(List<EventRows> events) throws Exception {
    Path file = folder.resolve("swim.h5");
    FrameShard shard = new FrameShard(LAYOUT, folder.toString());
    ShardRef first = write(shard, 0, 2);
    ShardRef second = write(shard, 1, 1);
    FrameFile.assemble(file, LAYOUT, 3, Provenance.none(), List.of(second, first), events);
    return Judge.python("hdf5/datasets.py", file);
  }

  private static ShardRef write(FrameShard shard, long index, int frames) throws Exception {
    shard.chunks().clear();
    for (int row = 0; row < frames; row++) {
      shard.chunks().setFrame(row, 2 * index + row);
    }
    return shard.write(new FrameWindow(new WindowKey("pool", index), 2 * index, frames, List.of()));
  }
}
