package org.shoal.runners.bundle;

import java.util.stream.Stream;

/** The bundles for one machine and for a Flink cluster. */
class BundleIT extends BundleContract {
  @Override
  protected Stream<Bundle> bundles() {
    return Stream.of(Bundle.SHOAL, Bundle.FLINK);
  }
}
