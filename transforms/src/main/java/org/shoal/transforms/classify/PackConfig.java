package org.shoal.transforms.classify;

import java.util.Optional;

/**
 * What a classifier is packed from.
 *
 * @param embedder path or URI of the ONNX file that makes features of a picture
 * @param features name of its output that has the features; empty takes the only one that can be
 * @param heads path or URI of the heads, see {@link org.shoal.io.onnx.LinearHeadsReader}
 * @param labels path or URI of what the heads stand for, see {@link
 *     org.shoal.io.classification.ClassLabelsReader}; empty where their names say it
 * @param normalisation what the embedder wants done to pictures of 0 to 1
 */
public record PackConfig(
    String embedder,
    String features,
    String heads,
    String labels,
    Optional<Normalisation> normalisation) {

  /** An embedder that takes pictures of 0 to 1, and heads whose names say what they stand for. */
  public static PackConfig of(String embedder, String heads) {
    return new PackConfig(embedder, "", heads, "", Optional.empty());
  }

  /** The same with another output for features. */
  public PackConfig withFeatures(String value) {
    return new PackConfig(embedder, value, heads, labels, normalisation);
  }

  /** The same with labels from a file. */
  public PackConfig withLabels(String value) {
    return new PackConfig(embedder, features, heads, value, normalisation);
  }

  /** The same with pictures normalised. */
  public PackConfig withNormalisation(Normalisation value) {
    return new PackConfig(embedder, features, heads, labels, Optional.of(value));
  }

  /**
   * What is done to a picture of 0 to 1, colour by colour: {@code (value - mean) / deviation}.
   *
   * @param mean of red, green and blue
   * @param deviation of red, green and blue, positive
   */
  public record Normalisation(float[] mean, float[] deviation) {
    public Normalisation {
      if (mean.length != 3 || deviation.length != 3) {
        throw new IllegalArgumentException("needs 3 means and 3 deviations");
      }
      for (int i = 0; i < 3; i++) {
        if (!Float.isFinite(mean[i]) || !(deviation[i] > 0) || Float.isInfinite(deviation[i])) {
          throw new IllegalArgumentException("means must be finite and deviations positive");
        }
      }
    }
  }
}
