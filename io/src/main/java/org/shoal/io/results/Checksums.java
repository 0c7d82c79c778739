package org.shoal.io.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.files.BeamFiles;

/** Digests of finished files, so that a copy can be told to be whole. */
final class Checksums {
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
}
