package org.shoal.transforms.geometry;

import java.util.Arrays;

/** Real polynomials as coefficients, lowest power first. */
final class Polynomial {
  private static final int BISECTIONS = 200;

  private Polynomial() {}

  static double evaluate(double[] c, double x) {
    double value = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      value = value * x + c[i];
    }
    return value;
  }

  static double[] derivative(double[] c) {
    double[] d = new double[Math.max(1, c.length - 1)];
    for (int i = 1; i < c.length; i++) {
      d[i - 1] = i * c[i];
    }
    return d;
  }

  static double[] multiply(double[] a, double[] b) {
    double[] product = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        product[i + j] += a[i] * b[j];
      }
    }
    return product;
  }

  /** a + factor b. */
  static double[] add(double[] a, double factor, double[] b) {
    double[] sum = Arrays.copyOf(a, Math.max(a.length, b.length));
    for (int i = 0; i < b.length; i++) {
      sum[i] += factor * b[i];
    }
    return sum;
  }

  /** The smallest place in (0, end) where the sign changes; {@code end} when there is none. */
  static double firstSignChange(double[] c, double end) {
    double[] roots = signChanges(c, end);
    return roots.length == 0 ? end : roots[0];
  }

  /** Between neighbouring extrema a polynomial is monotone, so that bisection finds every root. */
  private static double[] signChanges(double[] c, double end) {
    if (c.length <= 1) {
      return new double[0];
    }
    double[] extrema = signChanges(derivative(c), end);
    double[] found = new double[c.length];
    int count = 0;
    double low = 0;
    for (int i = 0; i <= extrema.length; i++) {
      double high = i < extrema.length ? extrema[i] : end;
      if (evaluate(c, low) > 0 != evaluate(c, high) > 0) {
        found[count++] = bisect(c, low, high);
      }
      low = high;
    }
    return Arrays.copyOf(found, count);
  }

  private static double bisect(double[] c, double low, double high) {
    boolean startsPositive = evaluate(c, low) > 0;
    double from = low;
    double to = high;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = 0.5 * (from + to);
      if (evaluate(c, middle) > 0 == startsPositive) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
