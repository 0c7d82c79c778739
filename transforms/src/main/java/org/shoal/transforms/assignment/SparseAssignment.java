package org.shoal.transforms.assignment;

import java.util.Arrays;

/**
 * The assignment problem of {@link AssignmentSolver} where most pairs are ruled out: takes the
 * possible pairs one by one, finds the groups of rows and columns that are linked by them
 * (connected components), and solves each group by itself. The outcome is that of the whole
 * problem. Holds buffers for reuse; not safe for use by several threads.
 */
public final class SparseAssignment {
  private final AssignmentSolver solver = new AssignmentSolver();
  private int rows;
  private int columns;
  private int pairs;
  private int[] pairRow = new int[16];
  private int[] pairColumn = new int[16];
  private double[] pairCost = new double[16];
  private int[] parent = new int[0];
  private int[] place = new int[0];
  private int[] nextMember = new int[0];
  private int[] firstMember = new int[0];
  private int[] nextPair = new int[16];
  private int[] firstPair = new int[0];
  private int[] groupRows = new int[0];
  private int[] groupColumns = new int[0];
  private double[] groupCost = new double[0];
  private int[] groupColumnOf = new int[0];

  /** Begins a problem without a possible pair. */
  public void start(int rowCount, int columnCount) {
    rows = rowCount;
    columns = columnCount;
    pairs = 0;
    int all = rows + columns;
    if (parent.length < all) {
      parent = new int[2 * all];
      place = new int[2 * all];
      nextMember = new int[2 * all];
      firstMember = new int[2 * all];
      firstPair = new int[2 * all];
      groupRows = new int[2 * all];
      groupColumns = new int[2 * all];
      groupColumnOf = new int[2 * all];
    }
    for (int i = 0; i < all; i++) {
      parent[i] = i;
    }
  }

  /** Makes a pair possible, at a finite cost. */
  public void allow(int row, int column, double cost) {
    if (pairs == pairRow.length) {
      pairRow = Arrays.copyOf(pairRow, 2 * pairs);
      pairColumn = Arrays.copyOf(pairColumn, 2 * pairs);
      pairCost = Arrays.copyOf(pairCost, 2 * pairs);
      nextPair = new int[2 * pairs];
    }
    pairRow[pairs] = row;
    pairColumn[pairs] = column;
    pairCost[pairs] = cost;
    pairs++;
    parent[root(row)] = root(rows + column);
  }

  /**
   * Solves the problem.
   *
   * @param unassigned cost of a row without a column, finite
   * @param columnOf receives each row's column, or -1
   */
  public void solve(double unassigned, int[] columnOf) {
    Arrays.fill(columnOf, 0, rows, -1);
    listGroups();
    for (int member = 0; member < rows + columns; member++) {
      if (parent[member] == member && firstPair[member] >= 0) {
        solveGroup(member, unassigned, columnOf);
      }
    }
  }

  /** Lists the members and the pairs of each group, members in ascending order. */
  private void listGroups() {
    int all = rows + columns;
    Arrays.fill(firstMember, 0, all, -1);
    Arrays.fill(firstPair, 0, all, -1);
    for (int member = all - 1; member >= 0; member--) {
      int root = root(member);
      nextMember[member] = firstMember[root];
      firstMember[root] = member;
    }
    for (int pair = pairs - 1; pair >= 0; pair--) {
      int root = root(pairRow[pair]);
      nextPair[pair] = firstPair[root];
      firstPair[root] = pair;
    }
  }

  private void solveGroup(int root, double unassigned, int[] columnOf) {
    int only = firstPair[root];
    if (nextPair[only] < 0) {
      columnOf[pairRow[only]] = pairCost[only] < unassigned ? pairColumn[only] : -1;
      return;
    }
    int height = 0;
    int width = 0;
    for (int member = firstMember[root]; member >= 0; member = nextMember[member]) {
      if (member < rows) {
        place[member] = height;
        groupRows[height++] = member;
      } else {
        place[member] = width;
        groupColumns[width++] = member - rows;
      }
    }
    if (groupCost.length < height * width) {
      groupCost = new double[2 * height * width];
    }
    Arrays.fill(groupCost, 0, height * width, Double.POSITIVE_INFINITY);
    for (int pair = only; pair >= 0; pair = nextPair[pair]) {
      groupCost[place[pairRow[pair]] * width + place[rows + pairColumn[pair]]] = pairCost[pair];
    }
    solver.solve(groupCost, height, width, unassigned, groupColumnOf);
    for (int i = 0; i < height; i++) {
      columnOf[groupRows[i]] = groupColumnOf[i] < 0 ? -1 : groupColumns[groupColumnOf[i]];
    }
  }

  private int root(int member) {
    int root = member;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
