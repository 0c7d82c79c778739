package org.shoal.transforms.evaluate;

import org.shoal.io.positions.PositionFrame;

/** One frame's true positions (rows) and found ones (columns), and how far apart they are. */
final class FramePair {
  private final IdentityIndex trueIdentities;
  private final IdentityIndex foundIdentities;
  private int rows;
  private int columns;
  private int[] truth = new int[0];
  private int[] found = new int[0];

  /** Of each row and column: distance squared, and its part in the xy plane. */
  private double[] squared = new double[0];

  private double[] squaredXy = new double[0];

  FramePair(IdentityIndex trueIdentities, IdentityIndex foundIdentities) {
    this.trueIdentities = trueIdentities;
    this.foundIdentities = foundIdentities;
  }

  void set(PositionFrame trueFrame, PositionFrame foundFrame) {
    rows = trueFrame.size();
    columns = foundFrame.size();
    if (rows > truth.length || columns > found.length || rows * columns > squared.length) {
      truth = new int[Math.max(truth.length, rows)];
      found = new int[Math.max(found.length, columns)];
      squared = new double[truth.length * found.length];
      squaredXy = new double[truth.length * found.length];
    }
    for (int column = 0; column < columns; column++) {
      found[column] = foundIdentities.of(foundFrame.id(column));
    }
    for (int row = 0; row < rows; row++) {
      truth[row] = trueIdentities.of(trueFrame.id(row));
      for (int column = 0; column < columns; column++) {
        double dx = trueFrame.coordinate(row, 0) - foundFrame.coordinate(column, 0);
        double dy = trueFrame.coordinate(row, 1) - foundFrame.coordinate(column, 1);
        double dz = trueFrame.coordinate(row, 2) - foundFrame.coordinate(column, 2);
        squaredXy[row * columns + column] = dx * dx + dy * dy;
        squared[row * columns + column] = dx * dx + dy * dy + dz * dz;
      }
    }
  }

  /** Number of true positions. */
  int rows() {
    return rows;
  }

  /** Number of found positions. */
  int columns() {
    return columns;
  }

  /** Index of a row's true identity. */
  int truth(int row) {
    return truth[row];
  }

  /** Index of a column's found identity. */
  int found(int column) {
    return found[column];
  }

  /** Distance in metres. */
  double distance(int row, int column) {
    return Math.sqrt(squared[row * columns + column]);
  }

  /** Distance squared. */
  double squared(int row, int column) {
    return squared[row * columns + column];
  }

  /** Squared distance in the xy plane. */
  double squaredXy(int row, int column) {
    return squaredXy[row * columns + column];
  }
}
