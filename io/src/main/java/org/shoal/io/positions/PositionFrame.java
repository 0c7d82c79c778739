package org.shoal.io.positions;

import java.util.Arrays;

/** The positions of one frame: a buffer that is filled again for every frame. */
public final class PositionFrame {
  private long frame;
  private int size;
  private long[] ids = new long[16];
  private double[] coordinates = new double[48];

  /** Forgets everything and begins a frame. */
  public void begin(long index) {
    frame = index;
    size = 0;
  }

  /** Adds a position in metres. */
  public void add(long id, double x, double y, double z) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      coordinates = Arrays.copyOf(coordinates, 6 * size);
    }
    ids[size] = id;
    coordinates[3 * size] = x;
    coordinates[3 * size + 1] = y;
    coordinates[3 * size + 2] = z;
    size++;
  }

  /** The recording's frame index. */
  public long frame() {
    return frame;
  }

  /** Number of positions. */
  public int size() {
    return size;
  }

  /** The identity of one of the positions. */
  public long id(int index) {
    return ids[index];
  }

  /** A coordinate in metres of one of the positions: axis 0 is x, 1 is y, 2 is z. */
  public double coordinate(int index, int axis) {
    return coordinates[3 * index + axis];
  }

  /** Whether one of the positions has an identity. */
  public boolean has(long id) {
    for (int i = 0; i < size; i++) {
      if (ids[i] == id) {
        return true;
      }
    }
    return false;
  }
}
