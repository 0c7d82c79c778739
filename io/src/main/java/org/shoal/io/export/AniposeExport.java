package org.shoal.io.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.files.TextRows;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.ParquetRows;
import org.shoal.io.parquet.TracksTable;
import org.shoal.io.positions.PositionKind;

/**
 * Anipose's 3D CSV, as its {@code triangulate} writes it: one file a fish, because Anipose knows
 * one animal, and one row a frame of the recording, with the one body part {@code centroid}:
 * position in metres, mean reprojection error in pixels, number of cameras, score 0 to 1. Fields of
 * frames without the fish are empty, which pandas reads as NaN. The world is that of the
 * calibration: {@code M} is the identity and {@code center} the origin.
 */
public final class AniposeExport {
  private static final String BODY_PART = "centroid";
  private static final List<String> OF_THE_PART =
      List.of("_x", "_y", "_z", "_error", "_ncams", "_score");
  private static final String WORLD_NAMES =
      "M_00,M_01,M_02,M_10,M_11,M_12,M_20,M_21,M_22,center_0,center_1,center_2";
  private static final String WORLD = "1.0,0.0,0.0,0.0,1.0,0.0,0.0,0.0,1.0,0.0,0.0,0.0";

  private final FinishedResults results;
  private final PositionKind kind;

  /**
   * Exports results.
   *
   * @param kind which positions x, y and z are
   */
  public AniposeExport(FinishedResults results, PositionKind kind) {
    this.results = results;
    this.kind = kind;
  }

  /**
   * Writes {@code <recording>_fish_<fish_id>.csv} for every fish.
   *
   * @return the files, fish ascending
   */
  public List<Path> write(Path output) throws IOException {
    int[] fish = results.fishIds();
    List<Path> targets =
        Targets.of(
            output,
            ".csv",
            Arrays.stream(fish)
                .mapToObj(id -> Targets.stem(results.recording(), "fish", Integer.toString(id)))
                .toList());
    for (int first = 0; first < fish.length; first += Targets.MOST_AT_ONCE) {
      int end = Math.min(fish.length, first + Targets.MOST_AT_ONCE);
      int[] some = Arrays.copyOfRange(fish, first, end);
      Targets.write(targets.subList(first, end), files -> writeFish(some, files));
    }
    return targets;
  }

  private void writeFish(int[] fish, List<Path> files) throws IOException {
    Map<Integer, FishRows> byFish = new HashMap<>();
    List<FishRows> open = new ArrayList<>();
    try {
      for (int i = 0; i < fish.length; i++) {
        open.add(new FishRows(files.get(i)));
        byFish.put(fish[i], open.get(i));
      }
      copyRows(byFish);
      for (FishRows rows : open) {
        rows.skipTo(results.frames());
      }
    } finally {
      for (FishRows rows : open) {
        rows.close();
      }
    }
  }

  private void copyRows(Map<Integer, FishRows> byFish) throws IOException {
    List<String> names = new ArrayList<>(List.of("frame", "fish_id"));
    names.addAll(kind.columns());
    names.addAll(List.of("residual_px", "n_cameras", "confidence"));
    try (ParquetRows rows = ParquetRows.open(results.file(TracksTable.of()), names)) {
      List<ColumnValues> columns = names.stream().map(rows::column).toList();
      while (rows.nextGroup()) {
        while (rows.nextRow()) {
          FishRows fish = byFish.get((int) columns.get(1).integer());
          if (fish != null) {
            fish.put(columns.get(0).integer(), columns.subList(2, names.size()));
          }
        }
      }
    }
  }

  /** The file of one fish, a line for every frame. */
  private static final class FishRows implements Closeable {
    private static final int ERROR = 3;
    private static final int CAMERAS = 4;
    private static final int VALUES = 6;

    private final TextRows out;
    private long next;

    FishRows(Path file) throws IOException {
      out = new TextRows(file);
      for (String suffix : OF_THE_PART) {
        out.text(BODY_PART + suffix);
      }
      out.raw(WORLD_NAMES).text("fnum").end();
    }

    /**
     * @param values x, y, z, error, cameras and score
     */
    void put(long frame, List<ColumnValues> values) throws IOException {
      skipTo(frame);
      for (int i = 0; i < VALUES; i++) {
        ColumnValues value = values.get(i);
        boolean none = value.isNull() || (i == ERROR && value.real() < 0);
        if (none) {
          out.nothing();
        } else if (i == CAMERAS) {
          out.real((double) value.integer());
        } else {
          out.real((float) value.real());
        }
      }
      end();
    }

    void skipTo(long frame) throws IOException {
      while (next < frame) {
        for (int i = 0; i < VALUES; i++) {
          out.nothing();
        }
        end();
      }
    }

    private void end() throws IOException {
      out.raw(WORLD).integer(next++).end();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
