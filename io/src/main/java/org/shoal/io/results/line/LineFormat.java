package org.shoal.io.results.line;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.shoal.io.Problem;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.hdf5.LineFile;
import org.shoal.io.hdf5.LineLayout;
import org.shoal.io.hdf5.LineShard;
import org.shoal.io.hdf5.ShardRef;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.line.LineWindowCoder;
import org.shoal.io.parquet.BoxTracksTable;
import org.shoal.io.parquet.FramesTable;
import org.shoal.io.parquet.ItemsTable;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WallClock;
import org.shoal.io.results.Assembly;
import org.shoal.io.results.FinishedMission;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.results.ResultFormat;

/**
 * A line's results: line.h5, the tables of items, tracks and frames, and what operators take away:
 * the rows as CSV, the history of each bottle as JSON, the session in words.
 */
public final class LineFormat extends ResultFormat<LineWindow, LineFacts> {
  /** The tables of a line's results. */
  public static final List<ResultTable<? super LineWindow>> TABLES =
      List.of(ItemsTable.of(), BoxTracksTable.of(), FramesTable.of());

  private static final long serialVersionUID = 1L;

  private final int maxTracks;
  private final int windowFrames;

  private LineFormat(int maxTracks, int windowFrames) {
    this.maxTracks = maxTracks;
    this.windowFrames = windowFrames;
  }

  /**
   * A format.
   *
   * @param maxTracks slots a frame and camera in line.h5
   * @param windowFrames frames a window, which is a chunk of line.h5
   */
  public static LineFormat of(int maxTracks, int windowFrames) {
    return new LineFormat(maxTracks, windowFrames);
  }

  @Override
  public List<ResultTable<? super LineWindow>> tables() {
    return TABLES;
  }

  @Override
  public ChunkWriter<LineWindow> chunkWriter(Recording recording, String shardFolder) {
    LineShard chunks = new LineShard(layout(recording), shardFolder);
    WallClock clock = WallClock.of(recording);
    return window -> {
      CsvPart.write(window, clock, CsvPart.file(shardFolder, window.frames().key()));
      return chunks.write(window);
    };
  }

  @Override
  public LineFacts facts(LineWindow window) {
    List<CameraWindow> cameras = window.frames().cameras();
    return new LineFacts(
        window.newBottles(),
        cameras.stream().mapToLong(camera -> camera.detections().size()).sum(),
        window.cameras().stream().mapToInt(LineFormat::mostTracks).max().orElse(0),
        window.cacheHits(),
        window.cacheMisses());
  }

  @Override
  public RecordCoder<LineWindow> windowCoder() {
    return LineWindowCoder.of();
  }

  @Override
  public Coder<LineFacts> factsCoder() {
    return new LineFactsCoder();
  }

  @Override
  public FinishedMission finish(Assembly<LineFacts> assembly) throws IOException {
    Recording recording = assembly.recording();
    ResultFolder folder = assembly.folder();
    List<ShardRef> chunks = assembly.chunks();
    List<LineFacts> facts = assembly.windows().stream().map(window -> window.facts()).toList();
    List<TrackClassification> bottles =
        facts.stream().flatMap(window -> window.bottles().stream()).toList();
    LineFile.assemble(
        folder.root().resolve("line.h5"),
        layout(recording),
        recording.frames(),
        assembly.provenance(),
        chunks,
        bottles);
    List<String> parts =
        chunks.stream().map(chunk -> CsvPart.file(chunk.folder(), chunk.key())).toList();
    CsvPart.join(parts, LineExports.csv(folder, recording));
    BottleHistory.write(recording, bottles, LineExports.history(folder, recording));
    LineSummary summary =
        LineSummary.of(facts, chunks.stream().mapToLong(chunk -> chunk.beyond().rows()).sum());
    SessionText.write(recording, summary, LineExports.session(folder, recording));
    List<Problem> problems =
        chunks.stream().map(LineFile::problem).flatMap(Optional::stream).toList();
    return FinishedMission.of(summary, problems);
  }

  private LineLayout layout(Recording recording) {
    return new LineLayout(recording.cameraNames(), maxTracks, windowFrames);
  }

  private static int mostTracks(CameraRows rows) {
    long[] frame = rows.tracks().frame();
    int most = 0;
    int run = 0;
    for (int row = 0; row < frame.length; row++) {
      run = row > 0 && frame[row] == frame[row - 1] ? run + 1 : 1;
      most = Math.max(most, run);
    }
    return most;
  }
}
