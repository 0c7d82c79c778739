package org.shoal.io.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
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

  /** The digests of all other files but the summary, as {@code sha256sum -c} reads them. */
  public Path checksums() {
    return root().resolve("SHA256SUMS");
  }

  /** Unfinished work: shards and progress; gone once the results are complete. */
  public Path work() {
    return root().resolve(".work");
  }

  /** What workers have finished and the results are assembled from. */
  public Path shards() {
    return work().resolve("shards");
  }

  /** Where the same files are assembled before any of them replaces an earlier run's. */
  ResultFolder staged() {
    return new ResultFolder(work().resolve("assembled").toString(), recording);
  }

  /**
   * Moves the staged files to where they belong, each in one step. The summary of an earlier run
   * goes first and the new one comes last: where a summary is, all files are of one run.
   */
  void publish() throws IOException {
    Path from = staged().root();
    Path summary = staged().summary();
    Files.deleteIfExists(summary());
    for (Path file : regularFiles(from)) {
      if (!file.equals(summary)) {
        move(file, root().resolve(from.relativize(file)));
      }
    }
    move(summary, summary());
  }

  private static void move(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The files below a folder, in the order of their names. */
  static List<Path> regularFiles(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Removes what was staged and never published. */
  void removeStaged() throws IOException {
    remove(Path.of(staged().output()));
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
