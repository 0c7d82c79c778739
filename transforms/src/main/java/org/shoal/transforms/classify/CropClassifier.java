package org.shoal.transforms.classify;

import java.util.List;
import org.shoal.io.crop.Crop;

/** Tells what is in crops. */
public interface CropClassifier extends AutoCloseable {
  /** Width of the crops it takes. */
  int width();

  /** Height of the crops it takes. */
  int height();

  /**
   * Classifies some crops at once. A crop on which it fails costs nothing but itself.
   *
   * @return one entry a crop, in the same order; the same whatever other crops are there
   */
  List<CropOutcome> classify(List<Crop> crops);

  @Override
  void close();
}
