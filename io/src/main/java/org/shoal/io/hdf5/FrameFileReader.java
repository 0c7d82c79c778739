package org.shoal.io.hdf5;

import io.jhdf.HdfFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.shoal.io.InvalidInputException;

/** Reads the datasets of frames of a file that {@link FrameFile} made. */
public final class FrameFileReader implements AutoCloseable {
  private final HdfFile hdf;
  private final Path file;
  private final FileLayout layout;
  private final Map<Integer, StoredDataset> opened = new HashMap<>();

  private FrameFileReader(HdfFile hdf, Path file, FileLayout layout) {
    this.hdf = hdf;
    this.file = file;
    this.layout = layout;
  }

  /** Opens a file of a layout. */
  public static FrameFileReader open(Path file, FileLayout layout) {
    return new FrameFileReader(new HdfFile(file), file, layout);
  }

  /**
   * Reads rows of a dataset of floats.
   *
   * @param dataset its position in the layout
   * @param first position of the first row, from 0
   * @param count number of rows, all of which must be there
   * @throws InvalidInputException if the dataset is not as the layout says, or damaged
   */
  public float[] floats(int dataset, long first, int count) {
    DatasetSpec spec = layout.datasets().get(dataset);
    float[] values = new float[count * spec.rowElements()];
    opened
        .computeIfAbsent(dataset, known -> new StoredDataset(hdf, file.toString(), spec))
        .read(first, count)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  @Override
  public void close() {
    hdf.close();
  }
}
