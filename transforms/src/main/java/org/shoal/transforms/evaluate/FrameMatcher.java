package org.shoal.transforms.evaluate;

import java.util.Arrays;
import org.shoal.transforms.assignment.AssignmentSolver;

/** An assignment problem to fill in and solve again and again. */
final class FrameMatcher {
  private final AssignmentSolver solver = new AssignmentSolver();
  private double[] cost = new double[0];
  private int[] columnOf = new int[0];
  private int columns;

  /** Begins a problem in which no pair is allowed. */
  void begin(int rows, int columnCount) {
    columns = columnCount;
    if (cost.length < rows * columns) {
      cost = new double[rows * columns];
    }
    if (columnOf.length < rows) {
      columnOf = new int[rows];
    }
    Arrays.fill(cost, 0, rows * columns, Double.POSITIVE_INFINITY);
  }

  /** Allows a pair at a cost. */
  void allow(int row, int column, double pairCost) {
    cost[row * columns + column] = pairCost;
  }

  /** Each row's column, or -1; valid until the next problem. */
  int[] solve(int rows, double unassigned) {
    solver.solve(cost, rows, columns, unassigned, columnOf);
    return columnOf;
  }
}
