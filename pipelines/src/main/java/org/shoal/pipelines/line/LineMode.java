package org.shoal.pipelines.line;

/** How bottles come to be classified. */
enum LineMode {
  /** Each track once, in a trigger zone. */
  TRACKING,
  /** Every detection of every frame, without tracks, as a comparison. */
  LEGACY
}
