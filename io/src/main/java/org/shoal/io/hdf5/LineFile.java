package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shoal.io.Problem;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.line.BottleFacts;

/** Makes a {@code line.h5} from the shards of its windows and the bottles. */
public final class LineFile {
  private LineFile() {}

  /**
   * Copies the shards' chunks into one file, as {@link FrameFile#assemble} does.
   *
   * @param bottles the rows of the bottles' table, in order
   */
  public static void assemble(
      Path target,
      LineLayout layout,
      long frames,
      Provenance provenance,
      List<ShardRef> shards,
      List<TrackClassification> bottles)
      throws IOException {
    FrameFile.assemble(target, layout.file(), frames, provenance, shards, items(layout, bottles));
  }

  /** What the recording's owner should know: tracks that are not in the file for want of slots. */
  public static Optional<Problem> problem(ShardRef shard) {
    return shard.problem("tracks", "line.h5", "track_id", "maxTracks");
  }

  private static List<EventRows> items(LineLayout layout, List<TrackClassification> bottles) {
    List<DatasetSpec> specs = layout.items();
    List<EventRows> rows = new ArrayList<>();
    rows.add(EventRows.of(specs.get(0), bottles.stream().map(b -> b.key().camera()).toList()));
    rows.add(EventRows.of(specs.get(1), bottles.stream().mapToInt(b -> b.key().track()).toArray()));
    rows.add(
        EventRows.of(
            specs.get(2), bottles.stream().mapToLong(TrackClassification::firstFrame).toArray()));
    rows.add(
        EventRows.of(
            specs.get(3), bottles.stream().mapToLong(TrackClassification::lastFrame).toArray()));
    rows.add(
        EventRows.of(
            specs.get(4), bottles.stream().map(b -> BottleFacts.lastState(b).name()).toList()));
    rows.add(
        EventRows.of(specs.get(5), bottles.stream().mapToInt(b -> b.attempts().size()).toArray()));
    rows.add(
        EventRows.of(
            specs.get(6), bottles.stream().mapToLong(BottleFacts::classifiedFrame).toArray()));
    for (Attribute attribute : Attribute.values()) {
      List<String> values =
          bottles.stream().map(bottle -> bottle.classification().value(attribute)).toList();
      rows.add(EventRows.of(specs.get(rows.size()), values));
    }
    return rows;
  }
}
