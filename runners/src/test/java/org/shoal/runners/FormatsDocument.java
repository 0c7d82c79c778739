package org.shoal.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** docs/formats.md: its tables and its pieces of code. */
final class FormatsDocument {
  private static final String FENCE = "```";

  /**
   * A table.
   *
   * @param section the heading above it
   * @param header its columns' names; the first says what the rows are
   * @param rows a row's cells by the name in its first cell
   */
  record Table(String section, List<String> header, Map<String, List<String>> rows) {
    /** A column of the table, by the rows' names. */
    Map<String, String> column(String name) {
      Map<String, String> cells = new TreeMap<>();
      rows.forEach((row, all) -> cells.put(row, all.get(header.indexOf(name))));
      return cells;
    }
  }

  /** A piece of code in a language. */
  record Snippet(String language, String code) {
    @Override
    public String toString() {
      return language + ": " + code.strip().replace('\n', ';');
    }
  }

  private final List<Table> tables = new ArrayList<>();
  private final List<Snippet> snippets = new ArrayList<>();

  private FormatsDocument() {}

  static FormatsDocument read() throws IOException {
    Path root = Path.of(System.getProperty("shoal.testdata")).getParent();
    List<String> lines = Files.readAllLines(root.resolve("docs/formats.md"));
    FormatsDocument document = new FormatsDocument();
    String section = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#")) {
        section = line.replaceFirst("^#+ ", "");
      } else if (line.startsWith(FENCE)) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
        String code = String.join("\n", lines.subList(i + 1, end)) + "\n";
        document.snippets.add(new Snippet(line.substring(FENCE.length()), code));
        i = end;
      } else if (line.startsWith("|")) {
        int end = i;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
          end++;
        }
        document.addTable(section, lines.subList(i, end));
        i = end - 1;
      }
    }
    return document;
  }

  /** The table of a section whose rows are of a kind, which its first heading names. */
  Table table(String section, String kind) {
    return tables.stream()
        .filter(table -> table.section.equals(section) && table.header.get(0).equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no table of " + kind + "s in " + section));
  }

  List<Snippet> snippets(String language) {
    return snippets.stream().filter(snippet -> snippet.language.equals(language)).toList();
  }

  private void addTable(String section, List<String> lines) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String line : lines.subList(2, lines.size())) {
      List<String> cells = cells(line);
      String name = cells.get(0).replace("`", "");
      if (rows.put(name, cells) != null) {
        throw new AssertionError(section + " has " + name + " twice");
      }
    }
    tables.add(new Table(section, cells(lines.get(0)), rows));
  }

  private static List<String> cells(String line) {
    String[] cells = line.split("\\|", -1);
    return Arrays.stream(cells, 1, cells.length - 1).map(String::strip).toList();
  }
}
