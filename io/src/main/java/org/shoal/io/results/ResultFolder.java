package org.shoal.io.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

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

  /** What workers have finished and the results are assembled from. */
  public Path shards() {
    return work().resolve("shards");
  }

  /** Removes the shards, which nothing needs once the results are complete. */
  public void removeShards() throws IOException {
    remove(shards());
  }

  /** Removes all unfinished work. */
  public void removeWork() throws IOException {
    remove(work());
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
