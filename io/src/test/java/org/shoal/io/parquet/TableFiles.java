package org.shoal.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.tank.TankFormat;
import org.shoal.io.tracking.SmoothedWindow;

/** Writes windows as a job does: shards first, then the tables. */
public final class TableFiles {
  private TableFiles() {}

  /** Writes every table of a recording below its output folder. */
  public static void writeAll(Path output, Recording recording, List<SmoothedWindow> windows)
      throws IOException {
    for (ResultTable<? super SmoothedWindow> table : TankFormat.TABLES) {
      write(table, output, recording, windows);
    }
  }

  /** Writes one table. */
  public static Path write(
      ResultTable<? super SmoothedWindow> table,
      Path output,
      Recording recording,
      List<SmoothedWindow> windows)
      throws IOException {
    Path target = table.file(output, recording);
    SortedMap<Long, Path> shards = new TreeMap<>();
    for (SmoothedWindow window : windows) {
      long index = window.frames().key().index();
      Path shard = output.resolve("shards").resolve(table.name() + "-" + index);
      table.writeShard(window, recording, shard.toString());
      shards.put(index, shard);
    }
    Map<String, String> provenance = Map.of("program_version", "1.2.3", "units", "metres");
    ParquetAssembler.assemble(table, recording, provenance, shards, target);
    return target;
  }
}
