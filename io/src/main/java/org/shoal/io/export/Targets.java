package org.shoal.io.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.parquet.ResultTable;

/** The files of an export: their names, and how they appear together. */
final class Targets {
  /** More files than this are never written at once: processes may open a limited number. */
  static final int MOST_AT_ONCE = 128;

  private static final String OPTION = "--output";

  private Targets() {}

  /** Writes the content of several files. */
  @FunctionalInterface
  interface Content {
    void writeTo(List<Path> files) throws IOException;
  }

  /** A file's name without its extension: the parts, escaped as in the names of result files. */
  static String stem(String... parts) {
    List<String> escaped = new ArrayList<>();
    for (String part : parts) {
      escaped.add(ResultTable.escape(part));
    }
    return String.join("_", escaped);
  }

  /**
   * Where files go: into the folder {@code output}, or, when there is only one and {@code output}
   * has its extension, to {@code output} itself.
   *
   * @param suffix what every name ends with, e.g. {@code .analysis.h5}
   * @throws InvalidInputException when {@code output} is neither
   */
  static List<Path> of(Path output, String suffix, List<String> stems) {
    String extension = suffix.substring(suffix.lastIndexOf('.'));
    String name = output.toAbsolutePath().normalize().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(extension) && !Files.isDirectory(output)) {
      if (stems.size() != 1) {
        throw new InvalidInputException(
            OPTION,
            "",
            "must be a folder, not " + output + ": there are " + stems.size() + " files");
      }
      makeFolder(output.toAbsolutePath().normalize().getParent());
      return List.of(output);
    }
    makeFolder(output);
    return stems.stream().map(stem -> output.resolve(stem + suffix)).toList();
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          OPTION, "", folder + " is no folder and cannot be made one: " + e, e);
    }
  }

  /** Writes files together: each replaces what was there once all of them are complete. */
  static void write(List<Path> targets, Content content) throws IOException {
    write(targets, new ArrayList<>(), content);
  }

  private static void write(List<Path> targets, List<Path> temporaries, Content content)
      throws IOException {
    if (temporaries.size() == targets.size()) {
      content.writeTo(List.copyOf(temporaries));
      return;
    }
    AtomicFile.write(
        targets.get(temporaries.size()),
        temporary -> {
          temporaries.add(temporary);
          write(targets, temporaries, content);
        });
  }
}
