package org.shoal.transforms.assignment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.junit.jupiter.api.Test;

final class AssignmentSolverTest {
  private static final double FORBIDDEN = Double.POSITIVE_INFINITY;

  private final AssignmentSolver solver = new AssignmentSolver();

  @Test
  void bestForAllComesBeforeBestForOne() {
    int[] columnOf = solve(new double[] {1, 2, 1, 10}, 2, 2, 100);
    assertThat(columnOf, is(new int[] {1, 0}));
  }

  @Test
  void pairDearerThanNoPairIsNotMade() {
    assertThat(solve(new double[] {5, FORBIDDEN}, 1, 2, 4), is(new int[] {-1}));
    assertThat(solve(new double[] {5, FORBIDDEN}, 1, 2, 6), is(new int[] {0}));
  }

  @Test
  void nothingToAssignIsNoProblem() {
    assertThat(solve(new double[0], 2, 0, 1), is(new int[] {-1, -1}));
    assertThat(solve(new double[0], 0, 3, 1), is(new int[0]));
  }

  @Property(tries = 500)
  void costsWhatExhaustiveSearchFinds(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 0, max = 5) int columns,
      @ForAll @DoubleRange(min = 0, max = 1) double forbidden) {
    double[] cost = random(seed, rows * columns, forbidden);
    double unassigned = 0.6;
    int[] columnOf = solve(cost, rows, columns, unassigned);
    assertThat(
        total(cost, columns, unassigned, columnOf),
        closeTo(exhaustive(cost, rows, columns, unassigned, 0, new boolean[columns]), 1e-9));
  }

  @Property(tries = 30)
  void costsWhatKuhnMunkresFinds(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int size) {
    double[] cost = random(seed, size * size, 0);
    int[] columnOf = solve(cost, size, size, 1000);
    assertThat(total(cost, size, 1000, columnOf), closeTo(kuhnMunkres(cost, size), 1e-9));
  }

  private int[] solve(double[] cost, int rows, int columns, double unassigned) {
    int[] columnOf = new int[rows];
    solver.solve(cost, rows, columns, unassigned, columnOf);
    return columnOf;
  }

  /** Also checks that no column is given twice and no forbidden pair is made. */
  private static double total(double[] cost, int columns, double unassigned, int[] columnOf) {
    double total = 0;
    Set<Integer> given = new HashSet<>();
    for (int row = 0; row < columnOf.length; row++) {
      int column = columnOf[row];
      assertThat(column < 0 || given.add(column), is(true));
      total += column < 0 ? unassigned : cost[row * columns + column];
    }
    return total;
  }

  private static double exhaustive(
      double[] cost, int rows, int columns, double unassigned, int row, boolean[] used) {
    if (row == rows) {
      return 0;
    }
    double best = unassigned + exhaustive(cost, rows, columns, unassigned, row + 1, used);
    for (int column = 0; column < columns; column++) {
      if (!used[column]) {
        used[column] = true;
        double rest = exhaustive(cost, rows, columns, unassigned, row + 1, used);
        best = Math.min(best, cost[row * columns + column] + rest);
        used[column] = false;
      }
    }
    return best;
  }

  private static double kuhnMunkres(double[] cost, int size) {
    SimpleWeightedGraph<String, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    Set<String> rows = new HashSet<>();
    Set<String> columns = new HashSet<>();
    for (int i = 0; i < size; i++) {
      rows.add("row" + i);
      columns.add("column" + i);
    }
    rows.forEach(graph::addVertex);
    columns.forEach(graph::addVertex);
    for (int i = 0; i < size * size; i++) {
      graph.setEdgeWeight(graph.addEdge("row" + i / size, "column" + i % size), cost[i]);
    }
    return new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, rows, columns)
        .getMatching()
        .getWeight();
  }

  private static double[] random(long seed, int count, double forbidden) {
    Random random = new Random(seed);
    return random
        .doubles(count)
        .map(value -> random.nextDouble() < forbidden ? FORBIDDEN : value)
        .toArray();
  }
}
