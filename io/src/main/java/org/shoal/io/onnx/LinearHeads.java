package org.shoal.io.onnx;

import java.util.List;

/**
 * One-vs-rest logistic heads, as scikit-learn's {@code LogisticRegression} holds them: the
 * probability of class {@code c} is {@code 1 / (1 + exp(-(coefficients[c] . features +
 * intercepts[c])))}. The arrays must not be changed.
 *
 * @param file where they are from, for messages
 * @param classes names of the classes, one a head, each once
 * @param coefficients shape (classes, features), row-major
 * @param intercepts shape (classes)
 */
public record LinearHeads(
    String file, List<String> classes, double[] coefficients, double[] intercepts) {
  public LinearHeads {
    classes = List.copyOf(classes);
  }

  /** Number of features that each head weighs. */
  public int features() {
    return coefficients.length / classes.size();
  }
}
