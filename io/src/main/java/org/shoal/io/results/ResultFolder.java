package org.shoal.io.results;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.StoredFile;

/**
 * Where one recording's results lie: {@code <output>/<recording>/}. Finished files are made on a
 * local disk; all else may lie in a store, too, and is told by its path or URI.
 *
 * @param output the output folder: local, mounted, or the URI of a place in a store
 * @param recording the recording's name
 */
public record ResultFolder(String output, String recording) {
  private static final String SUMMARY = "summary.json";

  /** Whether the folder lies in a store that is no disk. */
  public boolean isRemote() {
    return BeamFiles.isRemote(output);
  }

  /** The recording's folder, as a path or URI. */
  public String location() {
    return (output.endsWith("/") ? output : output + "/") + recording;
  }

  /** A file or folder in it, as a path or URI. */
  public String location(String name) {
    return location() + "/" + name;
  }

  /**
   * The recording's folder.
   *
   * @throws InvalidInputException when it lies in a store
   */
  public Path root() {
    if (isRemote()) {
      throw new InvalidInputException(location(), "", "must be a local or mounted folder");
    }
    return BeamFiles.local(output).resolve(recording);
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
    return root().resolve(SUMMARY);
  }

  /** The picture of the fish's paths. */
  public Path trajectories() {
    return root().resolve("trajectories.png");
  }

  /** The digests of all other files but the summary, as {@code sha256sum -c} reads them. */
  public Path checksums() {
    return root().resolve("SHA256SUMS");
  }

  /**
   * Keeps other runs out of the folder until what is returned is closed.
   *
   * @throws InvalidInputException if another run has the lock, saying which
   * @throws IOException if the folder cannot be written
   */
  public Closeable lock() throws IOException {
    return isRemote() ? StoredLock.take(this) : ResultLock.take(this);
  }

  /** Who has the folder's lock, in words; empty when nobody has. Does not keep anybody waiting. */
  public Optional<String> lockHolder() throws IOException {
    return isRemote() ? StoredLock.holder(this) : ResultLock.holder(this);
  }

  /** Unfinished work: shards and progress; gone once the results are complete. */
  public String work() {
    return location(".work");
  }

  /** What segments of footage came to, kept for runs to come. */
  public String segments() {
    return location(".segments");
  }

  /** What workers have finished and the results are assembled from. */
  public String shards() {
    return work() + "/shards";
  }

  /**
   * A folder for the same files, assembled before any of them replaces an earlier run's: beside
   * them, or on the local disk when they go to a store.
   */
  ResultFolder stage() throws IOException {
    if (isRemote()) {
      return new ResultFolder(Files.createTempDirectory("shoal-").toString(), recording);
    }
    ResultFolder staged = new ResultFolder(work() + "/assembled", recording);
    staged.removeOutput();
    return staged;
  }

  /**
   * Moves staged files to where they belong, each in one step. The summary of an earlier run goes
   * first and the new one comes last: where a summary is, all files are of one run.
   */
  void publish(ResultFolder staged) throws IOException {
    StoredFile.delete(location(SUMMARY));
    for (Path file : regularFiles(staged.root())) {
      if (!file.equals(staged.summary())) {
        StoredFile.move(file, location(staged.root().relativize(file).toString()));
      }
    }
    StoredFile.move(staged.summary(), location(SUMMARY));
  }

  /** The files below a folder, in the order of their names. */
  static List<Path> regularFiles(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Removes a folder with all that is in it; nothing when it is not there. */
  public static void remove(Path folder) throws IOException {
    StoredFile.deleteAll(folder.toString());
  }

  /** Removes the output folder, with the results of all recordings. */
  void removeOutput() throws IOException {
    StoredFile.deleteAll(output);
  }

  /** Removes all unfinished work. */
  public void removeWork() throws IOException {
    StoredFile.deleteAll(work());
  }

  /** Removes what was kept of segments. */
  public void removeSegments() throws IOException {
    StoredFile.deleteAll(segments());
  }
}
