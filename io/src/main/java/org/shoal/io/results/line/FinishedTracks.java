package org.shoal.io.results.line;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shoal.io.InvalidInputException;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.TrackState;
import org.shoal.io.parquet.BoxTracksTable;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.ParquetRows;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;

/** A line's finished tracks, read window by window; one window is in memory at a time. */
public final class FinishedTracks implements Closeable {
  private static final List<String> BOX =
      List.of("camera", "frame", "track_id", "x", "y", "w", "h", "confidence", "detection");

  private final Path file;
  private final ParquetRows rows;
  private final List<ColumnValues> box;
  private final ColumnValues state;
  private final List<ColumnValues> attributes;

  private FinishedTracks(Path file, ParquetRows rows) {
    this.file = file;
    this.rows = rows;
    this.box = BOX.stream().map(rows::column).toList();
    this.state = rows.column("state");
    this.attributes = attributeColumns().map(rows::column).toList();
  }

  /**
   * Opens the tracks of a recording.
   *
   * @throws InvalidInputException when there are none that can be read
   */
  public static FinishedTracks open(ResultFolder folder) throws IOException {
    Path file = BoxTracksTable.of().file(folder.root(), folder.recording());
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          file.toString(), "", "is missing; these are no complete results of a line");
    }
    List<String> columns =
        Stream.of(BOX.stream(), Stream.of("state"), attributeColumns()).flatMap(s -> s).toList();
    ParquetRows rows = ParquetRows.open(file, columns);
    try {
      return new FinishedTracks(file, rows);
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /**
   * The rows of the next window by camera, cameras without rows left out; empty after the last.
   *
   * @throws InvalidInputException when the file is damaged
   */
  public Optional<List<FinishedRows>> nextWindow() {
    if (!rows.nextGroup()) {
      return Optional.empty();
    }
    Map<String, Camera> cameras = new LinkedHashMap<>();
    while (rows.nextRow()) {
      add(cameras.computeIfAbsent(box.get(0).text(), name -> new Camera()));
    }
    return Optional.of(
        cameras.entrySet().stream().map(one -> one.getValue().build(one.getKey())).toList());
  }

  private void add(Camera camera) {
    ColumnValues detection = box.get(8);
    camera.tracks.row(
        box.get(1).integer(),
        (int) box.get(2).integer(),
        (float) box.get(3).real(),
        (float) box.get(4).real(),
        (float) box.get(5).real(),
        (float) box.get(6).real(),
        (float) box.get(7).real(),
        detection.isNull() ? -1 : (int) detection.integer());
    camera.states.add(state());
    camera.classifications.add(
        new Classification(attributes.stream().map(ColumnValues::text).toList()));
  }

  private TrackState state() {
    try {
      return TrackState.valueOf(state.text());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          file.toString(), "row " + rows.row(), "\"" + state.text() + "\" is no state", e);
    }
  }

  private static Stream<String> attributeColumns() {
    return Stream.of(Attribute.values()).map(Attribute::column);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** One camera's rows as they come: sorted by frame and track, as the table has them. */
  private static final class Camera {
    private final BoxTrackColumnsBuilder tracks = new BoxTrackColumnsBuilder();
    private final List<TrackState> states = new ArrayList<>();
    private final List<Classification> classifications = new ArrayList<>();

    FinishedRows build(String name) {
      return new FinishedRows(name, tracks.build(), states, classifications);
    }
  }
}
