package org.shoal.pipelines.export;

/** The formats that results are exported to. */
enum ExportFormat {
  /** MOTChallenge text, one file a camera. */
  MOT,
  /** SLEAP analysis HDF5, one file a camera. */
  SLEAP,
  /** Anipose 3D CSV, one file a fish. */
  ANIPOSE,
  /** One of the result tables as CSV. */
  CSV
}
