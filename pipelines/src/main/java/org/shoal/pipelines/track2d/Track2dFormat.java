package org.shoal.pipelines.track2d;

/** The files that {@code shoal track2d} writes. */
enum Track2dFormat {
  /** MOTChallenge's text. */
  MOT
}
