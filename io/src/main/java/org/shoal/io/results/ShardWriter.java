package org.shoal.io.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.hdf5.TrackingLayout;
import org.shoal.io.hdf5.TrackingShard;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/** Writes a window's part of every result file into the recording's work folder. */
final class ShardWriter {
  private final Recording recording;
  private final ResultFolder folder;
  private final TrackingShard tracking;

  ShardWriter(Recording recording, ResultFolder folder, TrackingLayout layout) {
    this.recording = recording;
    this.folder = folder;
    this.tracking = new TrackingShard(layout, folder.shards().toString());
  }

  WindowShards write(SmoothedWindow window) throws IOException {
    List<String> tables = new ArrayList<>();
    for (ResultTable table : ResultTable.all()) {
      String name = "%s-%08d.parquet".formatted(table.name(), window.frames().key().index());
      Path shard = folder.shards().resolve(name);
      table.writeShard(window, recording, shard);
      tables.add(shard.toString());
    }
    List<CameraWindow> cameras = window.frames().cameras();
    return new WindowShards(
        tracking.write(window),
        tables,
        cameras.stream().map(FrameAccount::of).toList(),
        confirmedFish(window.tracks()),
        cameras.stream().mapToLong(camera -> camera.detections().size()).sum());
  }

  private static int[] confirmedFish(TrackColumns tracks) {
    return IntStream.range(0, tracks.size())
        .filter(row -> tracks.confirmed()[row] != 0)
        .map(row -> tracks.fishId()[row])
        .distinct()
        .sorted()
        .toArray();
  }
}
