package org.shoal.io.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.files.BeamFiles;

/** Digests of finished files, so that a copy can be told to be whole. */
public final class Checksums {
  private Checksums() {}

  /** Lists the SHA-256 of every file that is there, in the order of their names. */
  static void write(ResultFolder folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path file : ResultFolder.regularFiles(folder.root())) {
      String name = folder.root().relativize(file).toString();
      lines.append(BeamFiles.sha256(file.toString())).append("  ").append(name).append('\n');
    }
    AtomicFile.write(folder.checksums(), file -> Files.writeString(file, lines));
  }

  /**
   * Lists files anew that were made after the others, of which the digests stay as they are.
   *
   * @param files files in the folder
   */
  public static void renew(ResultFolder folder, List<Path> files) throws IOException {
    SortedMap<Path, String> lines = new TreeMap<>();
    for (String line : Files.readAllLines(folder.checksums())) {
      lines.put(Path.of(line.substring(line.indexOf("  ") + 2)), line);
    }
    for (Path file : files) {
      Path name = folder.root().relativize(file);
      lines.put(name, BeamFiles.sha256(file.toString()) + "  " + name);
    }
    String text = String.join("\n", lines.values()) + "\n";
    AtomicFile.write(folder.checksums(), file -> Files.writeString(file, text));
  }
}
