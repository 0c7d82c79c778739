package org.shoal.io.results;

import java.nio.file.Path;

/**
 * Where one recording's results lie: {@code <output>/<recording>/}.
 *
 * @param output the output folder, local or mounted
 * @param recording the recording's name
 */
public record ResultFolder(String output, String recording) {
  /** The recording's folder. */
  public Path root() {
    return Path.of(output, recording);
  }

  /** The HDF5 file of tracks. */
  public Path tracking() {
    return root().resolve("tracking.h5");
  }

  /** The one file of a Parquet table: {@code tracks}, {@code detections} or {@code frames}. */
  public Path table(String name) {
    return root()
        .resolve(name + ".parquet")
        .resolve("recording=" + recording)
        .resolve("part-00000.parquet");
  }

  /** What went wrong, as JSON lines. */
  public Path problems() {
    return root().resolve("problems.jsonl");
  }

  /** What was done, as JSON. */
  public Path summary() {
    return root().resolve("summary.json");
  }

  /** The picture of the fish's paths. */
  public Path trajectories() {
    return root().resolve("trajectories.png");
  }

  /** Unfinished work: shards and progress; gone once the results are complete. */
  public Path work() {
    return root().resolve(".work");
  }
}
