package org.shoal.transforms.assignment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SparseAssignmentTest {
  private final SparseAssignment sparse = new SparseAssignment();
  private final AssignmentSolver dense = new AssignmentSolver();

  @Property(tries = 500)
  void groupsCostWhatTheWholeProblemCosts(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 30) int rows,
      @ForAll @IntRange(min = 0, max = 30) int columns,
      @ForAll @DoubleRange(min = 0, max = 0.5) double allowed) {
    Random random = new Random(seed);
    double unassigned = 0.7;
    double[] cost = new double[rows * columns];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    sparse.start(rows, columns);
    for (int pair = 0; pair < cost.length; pair++) {
      if (random.nextDouble() < allowed) {
        cost[pair] = random.nextDouble();
        sparse.allow(pair / columns, pair % columns, cost[pair]);
      }
    }
    int[] found = new int[rows];
    sparse.solve(unassigned, found);
    int[] expected = new int[rows];
    dense.solve(cost, rows, columns, unassigned, expected);

    assertThat(
        total(cost, columns, unassigned, found),
        closeTo(total(cost, columns, unassigned, expected), 1e-9));
  }

  @Test
  void aPairDearerThanNoPairIsNotMade() {
    int[] found = new int[1];
    sparse.start(1, 1);
    sparse.allow(0, 0, 3);
    sparse.solve(2, found);
    assertThat(found, is(new int[] {-1}));
    sparse.solve(4, found);
    assertThat(found, is(new int[] {0}));
  }

  @Test
  void aProblemKnowsNothingOfTheOneBefore() {
    int[] found = new int[3];
    sparse.start(3, 3);
    for (int i = 0; i < 9; i++) {
      sparse.allow(i / 3, i % 3, 0.5);
    }
    sparse.solve(1, found);
    sparse.start(3, 2);
    sparse.allow(2, 0, 0.5);
    sparse.solve(1, found);
    assertThat(found, is(new int[] {-1, -1, 0}));
  }

  /** Also checks that no column is given twice and no pair made that is not possible. */
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
}
