package org.shoal.io.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.shoal.io.hdf5.ElementType;
import org.shoal.io.hdf5.FlatDataset;
import org.shoal.io.hdf5.FlatFile;

/** The SLEAP analysis file of one camera, while frames are written into it. */
final class SleapFile implements Closeable {
  private static final String NODE = "centroid";
  private static final String TRACKS = "tracks";
  private static final String OCCUPANCY = "track_occupancy";
  private static final String POINT_SCORES = "point_scores";
  private static final String INSTANCE_SCORES = "instance_scores";
  private static final String TRACKING_SCORES = "tracking_scores";

  /** Bytes of a frame and track: two coordinates, three scores, the occupancy. */
  private static final int BYTES = SleapBlock.RUNS * Double.BYTES + 1;

  private final long frames;
  private final long trackCount;
  private final FlatFile file;

  private SleapFile(FlatFile file, long frames, long trackCount) {
    this.file = file;
    this.frames = frames;
    this.trackCount = trackCount;
  }

  /** Bytes that a file will take, but for a few thousand. */
  static long bytes(long frames, int trackCount) {
    return Math.multiplyExact(Math.multiplyExact(frames, trackCount), (long) BYTES);
  }

  /** Makes a file in which no fish is seen. */
  static SleapFile create(
      Path path, FinishedResults results, int camera, CameraFacts facts, int[] fish)
      throws IOException {
    List<String> trackNames = Arrays.stream(fish).mapToObj(id -> "fish_" + id).toList();
    Map<String, String> scalars =
        Map.of(
            "labels_path", results.recording() + "/detections.parquet",
            "provenance", provenance(results, camera),
            "video_path", facts.footage());
    FlatFile flat = FlatFile.create(path, datasets(results.frames(), trackNames, scalars));
    SleapFile file = new SleapFile(flat, results.frames(), fish.length);
    try {
      for (String name : List.of(TRACKS, POINT_SCORES, INSTANCE_SCORES, TRACKING_SCORES)) {
        flat.fill(name, Double.NaN);
      }
      flat.write("track_names", trackNames);
      flat.write("node_names", List.of(NODE));
      for (Map.Entry<String, String> scalar : scalars.entrySet()) {
        flat.write(scalar.getKey(), List.of(scalar.getValue()));
      }
      ByteBuffer index = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      flat.write("video_ind", 0, index.putLong(0, camera));
      return file;
    } catch (IOException | RuntimeException e) {
      flat.close();
      throw e;
    }
  }

  private static List<FlatDataset> datasets(
      long frames, List<String> trackNames, Map<String, String> scalars) {
    long tracks = trackNames.size();
    ElementType real = ElementType.FLOAT64;
    List<FlatDataset> all = new ArrayList<>();
    all.add(FlatDataset.of("edge_inds", ElementType.INT64, 0L, 2L));
    all.add(FlatDataset.of("edge_names", ElementType.text(1), 0L, 2L));
    all.add(FlatDataset.of(INSTANCE_SCORES, real, tracks, frames));
    all.add(FlatDataset.of("labels_path", textFor(List.of(scalars.get("labels_path")))));
    all.add(FlatDataset.of("node_names", textFor(List.of(NODE)), 1L));
    all.add(FlatDataset.of(POINT_SCORES, real, tracks, 1L, frames));
    all.add(FlatDataset.of("provenance", textFor(List.of(scalars.get("provenance")))));
    all.add(FlatDataset.of("track_names", textFor(trackNames), tracks));
    all.add(FlatDataset.of(OCCUPANCY, ElementType.UINT8, frames, tracks));
    all.add(FlatDataset.of(TRACKING_SCORES, real, tracks, frames));
    all.add(FlatDataset.of(TRACKS, real, tracks, 2L, 1L, frames));
    all.add(FlatDataset.of("video_ind", ElementType.INT64));
    all.add(FlatDataset.of("video_path", textFor(List.of(scalars.get("video_path")))));
    return all;
  }

  /** A type as long as the longest text; HDF5 has no strings of length 0. */
  private static ElementType textFor(List<String> texts) {
    return ElementType.text(
        texts.stream()
            .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
            .reduce(1, Math::max));
  }

  private static String provenance(FinishedResults results, int camera) {
    ObjectNode provenance = JsonNodeFactory.instance.objectNode();
    provenance.put("program", results.program());
    provenance.put("recording", results.recording());
    provenance.put("camera", results.cameras().get(camera));
    provenance.put("fps", results.fps());
    return provenance.toString();
  }

  /**
   * Writes frames of one track.
   *
   * @param runs shape (5 x count): u, v, point score, instance score, tracking score
   */
  void writeTrack(int track, long firstFrame, double[] runs, int count) throws IOException {
    long ofTrack = track * frames + firstFrame;
    file.write(TRACKS, 2L * track * frames + firstFrame, runs, 0, count);
    file.write(TRACKS, (2L * track + 1) * frames + firstFrame, runs, count, count);
    file.write(POINT_SCORES, ofTrack, runs, 2 * count, count);
    file.write(INSTANCE_SCORES, ofTrack, runs, 3 * count, count);
    file.write(TRACKING_SCORES, ofTrack, runs, 4 * count, count);
  }

  /** Writes whether each track is there, shape (frames x tracks). */
  void writeOccupancy(long firstFrame, ByteBuffer occupied) throws IOException {
    file.write(OCCUPANCY, firstFrame * trackCount, occupied);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
