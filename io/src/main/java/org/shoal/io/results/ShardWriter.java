package org.shoal.io.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.detection.ResultWindow;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.recording.Recording;

/** Writes a window's part of every result file into the recording's work folder. */
final class ShardWriter<W extends ResultWindow, F> {
  private final ResultFormat<W, F> format;
  private final Recording recording;
  private final ResultFolder folder;
  private final ResultFormat.ChunkWriter<W> chunks;

  ShardWriter(ResultFormat<W, F> format, Recording recording, ResultFolder folder) {
    this.format = format;
    this.recording = recording;
    this.folder = folder;
    this.chunks = format.chunkWriter(recording, folder.shards());
  }

  WindowShards<F> write(W window) throws IOException {
    List<String> tables = new ArrayList<>();
    for (ResultTable<? super W> table : format.tables()) {
      String name = "%s-%08d.parquet".formatted(table.name(), window.frames().key().index());
      String shard = folder.shards() + "/" + name;
      table.writeShard(window, recording, shard);
      tables.add(shard);
    }
    return new WindowShards<>(
        chunks.write(window),
        tables,
        window.frames().cameras().stream().map(FrameAccount::of).toList(),
        format.facts(window));
  }
}
