package org.shoal.transforms.assignment;

import java.util.Arrays;

/**
 * Solves the assignment problem: gives each row at most one column and each column at most one row
 * so that the sum of costs is smallest, where leaving a row without a column has a cost too.
 * Shortest augmenting paths with dual potentials (Jonker and Volgenant 1987; Kuhn 1955), O(rows²
 * (rows + columns)). Holds buffers for reuse; not safe for use by several threads.
 */
public final class AssignmentSolver {
  private double[] rowPotential = new double[0];
  private double[] columnPotential = new double[0];
  private double[] distance = new double[0];
  private int[] rowOf = new int[0];
  private int[] previous = new int[0];
  private boolean[] visited = new boolean[0];

  /**
   * Solves one problem.
   *
   * @param cost shape (rows x columns), row-major; positive infinity forbids a pair; not NaN
   * @param rows number of rows
   * @param columns number of columns
   * @param unassigned cost of a row without a column, finite
   * @param columnOf receives each row's column, or -1
   */
  public void solve(double[] cost, int rows, int columns, double unassigned, int[] columnOf) {
    if (takeEachRowsBest(cost, rows, columns, unassigned, columnOf)) {
      return;
    }
    // Column columns + i stands for "row i is unassigned", so that every row finds a column.
    int all = columns + rows;
    prepare(rows, all);
    for (int row = 0; row < rows; row++) {
      augment(cost, rows, columns, unassigned, row);
    }
    Arrays.fill(columnOf, 0, rows, -1);
    for (int column = 0; column < columns; column++) {
      if (rowOf[column] >= 0) {
        columnOf[rowOf[column]] = column;
      }
    }
  }

  /** Where all rows like different columns best, that is the solution. */
  private boolean takeEachRowsBest(
      double[] cost, int rows, int columns, double unassigned, int[] columnOf) {
    if (visited.length < columns) {
      visited = new boolean[columns];
    }
    Arrays.fill(visited, 0, columns, false);
    for (int row = 0; row < rows; row++) {
      double best = unassigned;
      columnOf[row] = -1;
      for (int column = 0; column < columns; column++) {
        if (cost[row * columns + column] < best) {
          best = cost[row * columns + column];
          columnOf[row] = column;
        }
      }
      if (columnOf[row] >= 0) {
        if (visited[columnOf[row]]) {
          return false;
        }
        visited[columnOf[row]] = true;
      }
    }
    return true;
  }

  private void prepare(int rows, int all) {
    if (rowPotential.length < rows) {
      rowPotential = new double[rows];
    }
    if (columnPotential.length < all) {
      columnPotential = new double[all];
      distance = new double[all];
      rowOf = new int[all];
      previous = new int[all];
    }
    if (visited.length < all) {
      visited = new boolean[all];
    }
    Arrays.fill(rowPotential, 0, rows, 0);
    Arrays.fill(columnPotential, 0, all, 0);
    Arrays.fill(rowOf, 0, all, -1);
  }

  /** Finds the cheapest path from a row to a free column and assigns along it (Dijkstra). */
  private void augment(double[] cost, int rows, int columns, double unassigned, int start) {
    int all = columns + rows;
    Arrays.fill(distance, 0, all, Double.POSITIVE_INFINITY);
    Arrays.fill(visited, 0, all, false);
    int row = start;
    int reached = -1;
    double length = 0;
    while (true) {
      int next = -1;
      double nextLength = Double.POSITIVE_INFINITY;
      for (int column = 0; column < all; column++) {
        if (visited[column]) {
          continue;
        }
        double through = length - rowPotential[row] - columnPotential[column];
        through += costOf(cost, columns, unassigned, row, column);
        if (through < distance[column]) {
          distance[column] = through;
          previous[column] = reached;
        }
        if (distance[column] < nextLength) {
          nextLength = distance[column];
          next = column;
        }
      }
      visited[next] = true;
      reached = next;
      length = nextLength;
      if (rowOf[next] < 0) {
        break;
      }
      row = rowOf[next];
    }
    updatePotentials(start, all, length);
    while (reached >= 0) {
      int before = previous[reached];
      rowOf[reached] = before < 0 ? start : rowOf[before];
      reached = before;
    }
  }

  private void updatePotentials(int start, int all, double length) {
    rowPotential[start] += length;
    for (int column = 0; column < all; column++) {
      if (visited[column] && rowOf[column] >= 0) {
        rowPotential[rowOf[column]] += length - distance[column];
        columnPotential[column] -= length - distance[column];
      }
    }
  }

  private static double costOf(double[] cost, int columns, double unassigned, int row, int column) {
    if (column < columns) {
      return cost[row * columns + column];
    }
    return column - columns == row ? unassigned : Double.POSITIVE_INFINITY;
  }
}
