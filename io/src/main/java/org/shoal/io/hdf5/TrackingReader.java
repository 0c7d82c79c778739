package org.shoal.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.InvalidInputException;

/**
 * Reads a {@code tracking.h5} of the layout that {@link TrackingLayout} describes, whoever wrote or
 * appended to it, into primitive arrays: whole, or a range of frames at a time.
 */
public final class TrackingReader implements AutoCloseable {
  private final HdfFile hdf;
  private final String file;
  private final TrackingLayout layout;
  private final List<StoredDataset> datasets = new ArrayList<>();

  private TrackingReader(HdfFile hdf, String file) {
    this.hdf = hdf;
    this.file = file;
    long bytes = hdf.getHdfBackingStorage().size();
    long end = hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
    if (end > bytes) {
      throw new InvalidInputException(
          file, "byte " + bytes, "is truncated here and should have " + end + " bytes");
    }
    this.layout = layout(hdf, file);
    for (DatasetSpec spec : layout.datasets()) {
      StoredDataset dataset = new StoredDataset(hdf, file, spec);
      datasets.add(dataset);
      if (dataset.rows() != frames()) {
        throw new InvalidInputException(
            file, spec.path(), "has " + dataset.rows() + " frames, others have " + frames());
      }
    }
  }

  /**
   * Opens a file and checks that it has all datasets of the layout.
   *
   * @throws InvalidInputException if it is damaged or something else, naming the place
   */
  public static TrackingReader open(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
    HdfFile hdf = opened(path);
    try {
      return new TrackingReader(hdf, path.toString());
    } catch (InvalidInputException e) {
      hdf.close();
      throw e;
    } catch (RuntimeException e) {
      hdf.close();
      throw unreadable(path, e);
    }
  }

  /** The layout that the file has. */
  public TrackingLayout layout() {
    return layout;
  }

  /** Number of frames. */
  public long frames() {
    return datasets.get(FileLayout.FRAME_INDEX).rows();
  }

  /**
   * Reads all frames.
   *
   * @throws ArithmeticException if they are more than an array can hold: read ranges then
   */
  public TrackingRows read() {
    return read(0, Math.toIntExact(frames()));
  }

  /**
   * Reads a range of frames.
   *
   * @param first position of the first in the file, from 0
   * @param count number of frames
   * @throws InvalidInputException if one of their chunks is damaged
   */
  public TrackingRows read(long first, int count) {
    checkRange(first, count);
    int cameras = layout.cameraNames().size();
    int[][] assignments = new int[cameras][];
    int[][] boxes = new int[cameras][];
    for (int camera = 0; camera < cameras; camera++) {
      assignments[camera] = ints(layout.assignments(camera), first, count);
      boxes[camera] = ints(layout.boxes(camera), first, count);
    }
    return rows(first, count, assignments, boxes);
  }

  /**
   * Reads a range of frames without what each camera saw: assignments and boxes are of no camera.
   *
   * @param first position of the first in the file, from 0
   * @param count number of frames
   * @throws InvalidInputException if one of their chunks is damaged
   */
  public TrackingRows readFish(long first, int count) {
    checkRange(first, count);
    return rows(first, count, new int[0][], new int[0][]);
  }

  private TrackingRows rows(long first, int count, int[][] assignments, int[][] boxes) {
    return new TrackingRows(
        longs(FileLayout.FRAME_INDEX, first, count),
        ints(TrackingLayout.FISH_ID, first, count),
        floats(TrackingLayout.CENTROID, first, count),
        floats(TrackingLayout.CONFIDENCE, first, count),
        floats(TrackingLayout.RESIDUAL, first, count),
        ints(TrackingLayout.N_CAMERAS, first, count),
        datasets.get(TrackingLayout.CONFIRMED).read(first, count).array(),
        assignments,
        boxes);
  }

  /**
   * Reads the smoothed positions of a range of frames.
   *
   * @param first position of the first in the file, from 0
   * @param count number of frames
   * @throws InvalidInputException if the file has none or one of their chunks is damaged
   */
  public SmoothedRows readSmoothed(long first, int count) {
    checkRange(first, count);
    if (!layout.hasSmoothed()) {
      throw new InvalidInputException(file, "/" + TrackingLayout.SMOOTHED, "is not there");
    }
    return new SmoothedRows(
        floats(layout.smoothedCentroid(), first, count),
        floats(layout.smoothedSigma(), first, count),
        datasets.get(layout.bridged()).read(first, count).array());
  }

  @Override
  public void close() {
    hdf.close();
  }

  private void checkRange(long first, int count) {
    if (first < 0 || count < 0 || first > frames() - count) {
      throw new IndexOutOfBoundsException(
          count + " frames from " + first + " on, of " + frames() + " that there are");
    }
  }

  private static HdfFile opened(Path path) {
    try {
      return new HdfFile(path);
    } catch (RuntimeException e) {
      throw unreadable(path, e);
    }
  }

  private static InvalidInputException unreadable(Path path, RuntimeException cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = "cannot be read as HDF5: " + cause.getMessage() + " (" + root + ")";
    return new InvalidInputException(path.toString(), "", reason, cause);
  }

  private static TrackingLayout layout(HdfFile hdf, String file) {
    Node root = hdf.getChild(TrackingLayout.TRACKING);
    if (root == null) {
      throw new InvalidInputException(file, "/" + TrackingLayout.TRACKING, "is not there");
    }
    ChunkedDataset fish = StoredDataset.find(hdf, file, TrackingLayout.TRACKING, "fish_id");
    long[] shape = fish.getDimensionsAsLong();
    if (shape.length != 2) {
      throw new InvalidInputException(file, fish.getPath(), "is not two-dimensional");
    }
    Attribute names = root.getAttribute(TrackingLayout.CAMERA_NAMES);
    return new TrackingLayout(
        names(names, file),
        Math.toIntExact(shape[1]),
        fish.getChunkDimensions()[0],
        hdf.getChild(TrackingLayout.SMOOTHED) != null);
  }

  private static List<String> names(Attribute attribute, String file) {
    if (attribute != null && attribute.isEmpty()) {
      return List.of();
    }
    if (attribute != null && attribute.getData() instanceof String[] names) {
      return List.of(names);
    }
    throw new InvalidInputException(
        file,
        "/" + TrackingLayout.TRACKING + "@" + TrackingLayout.CAMERA_NAMES,
        "is no list of strings");
  }

  private long[] longs(int dataset, long first, int count) {
    ByteBuffer bytes = datasets.get(dataset).read(first, count);
    long[] values = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(values);
    return values;
  }

  private int[] ints(int dataset, long first, int count) {
    ByteBuffer bytes = datasets.get(dataset).read(first, count);
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(values);
    return values;
  }

  private float[] floats(int dataset, long first, int count) {
    ByteBuffer bytes = datasets.get(dataset).read(first, count);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
