package org.shoal.io.results.swim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.Coder;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.hdf5.EventRows;
import org.shoal.io.hdf5.FrameFile;
import org.shoal.io.hdf5.FrameShard;
import org.shoal.io.parquet.FramesTable;
import org.shoal.io.parquet.PosesTable;
import org.shoal.io.parquet.RatesTable;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.parquet.StrokesTable;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.Assembly;
import org.shoal.io.results.FinishedMission;
import org.shoal.io.results.ResultFormat;
import org.shoal.io.stroke.SwimWindow;
import org.shoal.io.stroke.SwimWindowCoder;

/**
 * A swim's results: swim.h5, the tables of poses, strokes, rates and frames, and a picture of the
 * strokes.
 */
public final class SwimFormat extends ResultFormat<SwimWindow, SwimFacts> {
  /** The HDF5 file. */
  public static final String FILE = "swim.h5";

  /** The picture. */
  public static final String PICTURE = "strokes.png";

  /** The tables of a swim's results. */
  public static final List<ResultTable<? super SwimWindow>> TABLES =
      List.of(PosesTable.of(), StrokesTable.of(), RatesTable.of(), FramesTable.of());

  private static final long serialVersionUID = 1L;

  private final int swimmers;
  private final int windowFrames;
  private final double minConfidence;
  private final String source;

  private SwimFormat(int swimmers, int windowFrames, double minConfidence, String source) {
    this.swimmers = swimmers;
    this.windowFrames = windowFrames;
    this.minConfidence = minConfidence;
    this.source = source;
  }

  /**
   * A format.
   *
   * @param swimmers swimmers before each camera
   * @param windowFrames frames a window, which is a chunk of swim.h5
   * @param minConfidence a wrist with less is not seen
   * @param source the model or file that poses come from, for problems
   */
  public static SwimFormat of(int swimmers, int windowFrames, double minConfidence, String source) {
    return new SwimFormat(swimmers, windowFrames, minConfidence, source);
  }

  @Override
  public List<ResultTable<? super SwimWindow>> tables() {
    return TABLES;
  }

  @Override
  public ChunkWriter<SwimWindow> chunkWriter(Recording recording, String shardFolder) {
    SwimLayout layout = layout(recording);
    FrameShard shard = new FrameShard(layout.file(), shardFolder);
    return window -> {
      shard.chunks().clear();
      layout.fill(window, shard.chunks());
      return shard.write(window.frames());
    };
  }

  @Override
  public SwimFacts facts(SwimWindow window) {
    return new SwimFacts(
        IntStream.range(0, window.poses().size())
            .mapToObj(
                track ->
                    SwimmerFacts.of(
                        window.poses().get(track), window.strokes().get(track), minConfidence))
            .toList());
  }

  @Override
  public RecordCoder<SwimWindow> windowCoder() {
    return SwimWindowCoder.of();
  }

  @Override
  public Coder<SwimFacts> factsCoder() {
    return new SwimFactsCoder();
  }

  @Override
  public FinishedMission finish(Assembly<SwimFacts> assembly) throws IOException {
    SwimLayout layout = layout(assembly.recording());
    List<SwimTrack> tracks = SwimTrack.all(assembly, layout);
    List<EventRows> events = new ArrayList<>();
    for (int track = 0; track < tracks.size(); track++) {
      SwimTrack swimmer = tracks.get(track);
      events.addAll(SwimEvents.rows(layout.eventsOf(track), swimmer.strokes(), swimmer.rates()));
    }
    FrameFile.assemble(
        assembly.folder().root().resolve(FILE),
        layout.file(),
        assembly.recording().frames(),
        assembly.provenance(),
        assembly.chunks(),
        events);
    StrokesPicture.draw(assembly, layout, tracks, minConfidence);
    return new FinishedMission(SwimSummary.of(tracks), SwimProblems.find(assembly, tracks, source));
  }

  private SwimLayout layout(Recording recording) {
    return new SwimLayout(recording.cameraNames(), swimmers, windowFrames);
  }
}
