package org.shoal.io.detection;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.parquet.ParquetFiles;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;

/**
 * Reads detections from files in place of footage: our own detections table (Parquet), or JSON
 * lines.
 *
 * <p><b>JSON lines</b>, gzipped or not, one object a camera and frame, in any order: {@code
 * {"camera": "left", "frame": 0, "detections": [{"u": 1, "v": 2, "x": 0, "y": 1, "w": 2, "h": 2,
 * "confidence": 0.9, "label": "fish"}]}}. {@code label} may be left out, and so may the centroid u,
 * v (it is then the box's centre) or the box (it then has no size and lies at the centroid).
 * Unknown fields are passed over. A frame with a line was decoded, at its nominal time, even when
 * it has no detections; a frame without one is missing. A line may say {@code "recording"}: those
 * of other recordings are passed over. A line that does not say is of whichever recording is asked
 * for.
 *
 * <p><b>Parquet</b>, one row a detection, as {@link org.shoal.io.parquet.DetectionsTable} writes
 * and DuckDB, pandas or polars may have rewritten it; named by a file, a folder or a glob. The
 * recording of a row stands in a column, the folder's name or the file's metadata; others are
 * passed over. What became of frames stands in the frames table: where the given name has {@code
 * detections.parquet} in it, the same with {@code frames.parquet} is read too and gives every
 * frame's status and time, so that replaying a job's own output is the same as running it on
 * footage. Without it, every frame from a camera's first detection to its last counts as decoded,
 * at its nominal time, and others are missing.
 *
 * <p>Files are told apart by content, not by name. Bad input (a damaged or empty file, a frame
 * outside the recording, an unknown camera, a value that is missing, not finite or out of range)
 * throws {@link InvalidInputException} with the file and the line or row.
 */
public final class DetectionsReader {
  private static final String DETECTIONS = "detections.parquet";
  private static final String FRAMES = "frames.parquet";

  private final String uri;
  private final Recording recording;
  private final RecordingScope scope;
  private final List<String> files;

  private DetectionsReader(String uri, Recording recording) throws IOException {
    this.uri = uri;
    this.recording = recording;
    this.scope = new RecordingScope(recording);
    this.files = ParquetFiles.find(uri);
    if (files.isEmpty()) {
      throw new InvalidInputException(uri, "", "there is no such file");
    }
  }

  /**
   * Reads a recording's detections, with memory that hardly grows with the recording's length.
   *
   * <p>A window's camera comes in one piece as long as the file is roughly in the order of frames,
   * or of cameras and frames, else perhaps in several. Of each frame exactly one piece tells; in
   * other pieces that reach over it, it is {@link FrameStatus#MISSING}. Windows and cameras of
   * which nothing is known are not delivered. The order of delivery depends on the files only.
   *
   * @param uri path or URI, on any filesystem that Beam knows
   * @param recording the recording; frames beyond its {@code frames}, if that is known, are an
   *     error
   * @param windowFrames number of frames of a window
   * @param sink takes the pieces
   */
  public static void read(
      String uri, Recording recording, int windowFrames, BiConsumer<WindowKey, CameraWindow> sink)
      throws IOException {
    new DetectionsReader(uri, recording).read(windowFrames, sink);
  }

  /**
   * Number of frames that the recording must have for its detections: one more than the last frame
   * that any camera has a line or row for. Reads the files through.
   */
  public static long countFrames(String uri, Recording recording) throws IOException {
    return new DetectionsReader(uri, recording).countFrames();
  }

  private void read(int windowFrames, BiConsumer<WindowKey, CameraWindow> sink) throws IOException {
    boolean parquet = areParquet();
    try (FrameSource frames = parquet ? frameSource() : FrameSource.nothing()) {
      WindowBuffer buffer = new WindowBuffer(uri, recording, windowFrames, frames, sink);
      if (parquet) {
        readParquet(buffer);
      } else {
        readJson(buffer);
      }
      buffer.finish();
    }
  }

  private long countFrames() throws IOException {
    if (areParquet()) {
      try (FrameSource frames = frameSource()) {
        return frames.endFrame();
      }
    }
    LastFrame last = new LastFrame();
    readJson(last);
    return last.frame + 1;
  }

  private void readParquet(DetectionSink sink) throws IOException {
    boolean covered = false;
    for (String file : files) {
      covered |= ParquetDetections.read(file, scope, sink);
    }
    requireCovered(covered);
  }

  private void readJson(DetectionSink sink) throws IOException {
    boolean covered = false;
    for (String file : files) {
      covered |= new JsonDetections(file, scope, sink).read();
    }
    requireCovered(covered);
  }

  private void requireCovered(boolean covered) {
    if (!covered) {
      throw new InvalidInputException(
          uri, "", "holds nothing of a recording called " + recording.name());
    }
  }

  private FrameSource frameSource() throws IOException {
    int name = uri.lastIndexOf(DETECTIONS);
    if (name >= 0) {
      String framesUri =
          uri.substring(0, name) + FRAMES + uri.substring(name + DETECTIONS.length());
      StoredFrames stored = StoredFrames.open(ParquetFiles.find(framesUri), scope);
      if (stored.covers()) {
        return stored;
      }
      stored.close();
    }
    return FrameSpans.of(files, recording, scope);
  }

  private boolean areParquet() throws IOException {
    boolean first = ParquetFiles.isParquet(files.get(0));
    for (String file : files) {
      if (ParquetFiles.isParquet(file) != first) {
        throw new InvalidInputException(
            uri, "", "names both Parquet files and others: " + files.get(0) + " and " + file);
      }
    }
    return first;
  }

  private static final class LastFrame implements DetectionSink {
    private long frame = -1;

    @Override
    public void frame(int camera, long frame, InputPlace place) {
      this.frame = Math.max(this.frame, frame);
    }

    @Override
    public void detection(
        int camera, long frame, long index, DetectionValues values, InputPlace place) {}
  }
}
