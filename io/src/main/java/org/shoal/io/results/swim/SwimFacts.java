package org.shoal.io.results.swim;

import java.util.List;

/**
 * What the last step must know of a window.
 *
 * @param swimmers one a swimmer and camera, in the order of {@link
 *     org.shoal.io.stroke.SwimWindow#poses}
 */
record SwimFacts(List<SwimmerFacts> swimmers) {
  SwimFacts {
    swimmers = List.copyOf(swimmers);
  }
}
