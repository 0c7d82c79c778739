package org.shoal.io.results.tank;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.Coder;
import org.shoal.io.Problem;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.hdf5.ShardRef;
import org.shoal.io.hdf5.TrackingFile;
import org.shoal.io.hdf5.TrackingLayout;
import org.shoal.io.hdf5.TrackingShard;
import org.shoal.io.parquet.DetectionsTable;
import org.shoal.io.parquet.FramesTable;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.parquet.TracksTable;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.Assembly;
import org.shoal.io.results.FinishedMission;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.results.ResultFormat;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.SmoothedWindowCoder;
import org.shoal.io.tracking.TrackColumns;

/**
 * A tank's results: tracking.h5, the tables of tracks, detections and frames, and a picture of the
 * fish's paths.
 */
public final class TankFormat extends ResultFormat<SmoothedWindow, TankFacts> {
  /** The tables of a tank's results. */
  public static final List<ResultTable<? super SmoothedWindow>> TABLES =
      List.of(TracksTable.of(), DetectionsTable.of(), FramesTable.of());

  private static final long serialVersionUID = 1L;

  private final int maxFish;
  private final int windowFrames;

  private TankFormat(int maxFish, int windowFrames) {
    this.maxFish = maxFish;
    this.windowFrames = windowFrames;
  }

  /**
   * A format.
   *
   * @param maxFish slots a frame in tracking.h5
   * @param windowFrames frames a window, which is a chunk of tracking.h5
   */
  public static TankFormat of(int maxFish, int windowFrames) {
    return new TankFormat(maxFish, windowFrames);
  }

  /**
   * What summary.json says of a tank.
   *
   * @param fish number of confirmed identities
   * @param detections number of detections in all cameras
   * @param rowsBeyondMaxFish positions that tracking.h5 had no room for; the tables hold them
   */
  record Summary(long fish, long detections, long rowsBeyondMaxFish) {}

  @Override
  public List<ResultTable<? super SmoothedWindow>> tables() {
    return TABLES;
  }

  @Override
  public ChunkWriter<SmoothedWindow> chunkWriter(Recording recording, String shardFolder) {
    return new TrackingShard(layout(recording), shardFolder)::write;
  }

  @Override
  public TankFacts facts(SmoothedWindow window) {
    List<CameraWindow> cameras = window.frames().cameras();
    return new TankFacts(
        confirmedFish(window.tracks()),
        cameras.stream().mapToLong(camera -> camera.detections().size()).sum());
  }

  @Override
  public RecordCoder<SmoothedWindow> windowCoder() {
    return SmoothedWindowCoder.of();
  }

  @Override
  public Coder<TankFacts> factsCoder() {
    return new TankFactsCoder();
  }

  @Override
  public FinishedMission finish(Assembly<TankFacts> assembly) throws IOException {
    Recording recording = assembly.recording();
    ResultFolder folder = assembly.folder();
    List<ShardRef> chunks = assembly.chunks();
    TrackingLayout layout = layout(recording);
    TrackingFile.assemble(
        folder.tracking(), layout, recording.frames(), assembly.provenance(), chunks);
    TrajectoryPicture.draw(folder, recording, layout);
    List<Problem> problems =
        chunks.stream().map(TrackingFile::problem).flatMap(Optional::stream).toList();
    return FinishedMission.of(summary(assembly), problems);
  }

  private static Summary summary(Assembly<TankFacts> assembly) {
    TreeSet<Integer> fish = new TreeSet<>();
    long detections = 0;
    long beyond = 0;
    for (var window : assembly.windows()) {
      IntStream.of(window.facts().confirmedFish()).forEach(fish::add);
      detections += window.facts().detections();
      beyond += window.chunks().beyond().rows();
    }
    return new Summary(fish.size(), detections, beyond);
  }

  private TrackingLayout layout(Recording recording) {
    return new TrackingLayout(recording.cameraNames(), maxFish, windowFrames).withSmoothed();
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
