package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.parquet.BoxTracksTable;
import org.shoal.io.parquet.ItemsTable;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.results.line.LineSummary;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;
import org.shoal.runners.FormatsDocument.Table;

/** docs/formats.md says what a line's job writes: neither more nor less. */
class LineFormatsDocTest {
  private static final Path LINE = Path.of(System.getProperty("shoal.testdata")).resolve("line");
  private static final String STEM = "line_1970-01-01_00-00-00";
  private static final List<String> CAMERAS = List.of("line_a", "line_b");
  private static final int BOTTLES = 20;

  @TempDir static Path folder;

  private static FormatsDocument document;
  private static Path results;

  @BeforeAll
  static void makeEveryFile() throws IOException {
    document = FormatsDocument.read();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    ExitCode exit =
        Main.run(
            List.of(
                "line",
                "--recording=" + LINE.resolve("recording.yaml"),
                "--detections=" + LINE.resolve("boxes.jsonl.gz"),
                "--output=" + folder,
                "--progress=never"),
            stream,
            stream);
    assertThat(told.toString(StandardCharsets.UTF_8), exit, is(ExitCode.GOOD));
    results = folder.resolve("line");
  }

  @Test
  void theDatasetsOfLineAreThoseOfTheFile() {
    Table table = document.table("line.h5", "dataset");
    Hdf5Tree file = new Hdf5Tree(results.resolve("line.h5"), CAMERAS);
    Map<String, String> shapes = table.column("shape");
    shapes.replaceAll(
        (dataset, shape) ->
            shape.replace("N", "300").replace("T", "20").replace("I", "" + BOTTLES));

    assertThat(table.column("type"), is(file.types));
    assertThat(shapes, is(file.shapes));
  }

  @Test
  void theColumnsOfTablesAreThoseOfTheirSchemas() {
    assertColumns("items.parquet", ItemsTable.of());
    assertColumns("tracks.parquet of a line", BoxTracksTable.of());
  }

  @Test
  void theColumnsOfTheCsvAreThoseOfTheFile() throws IOException {
    String header = Files.readAllLines(results.resolve(STEM + ".csv")).get(0);
    List<String> columns = List.of(header.split(","));

    assertThat(
        document.table("CSV, JSON and text of a line", "csv column").rows().keySet(),
        is(new TreeSet<>(columns)));
    assertThat(
        columns.subList(0, 8),
        is(List.of("timestamp", "track_id", "x1", "y1", "x2", "y2", "confidence", "state")));
  }

  @Test
  void theFieldsOfTheHistoryAreDocumented() throws IOException {
    Map<String, String> found = new TreeMap<>();
    flatten("", read(STEM + ".json"), found);
    Map<String, String> documented =
        document.table("CSV, JSON and text of a line", "json field").column("type");

    // Without pictures there are no attempts.
    documented.keySet().removeIf(field -> field.contains("attempts[]"));
    assertThat(documented, is(found));
  }

  @Test
  void theFieldsOfTheSummaryAreThoseOfTheFile() throws IOException {
    Map<String, String> found = new TreeMap<>();
    flatten("", read("summary.json"), found);
    Map<String, String> documented =
        document.table("summary.json of a line", "field").column("type");

    documented.remove("products.<product>");
    assertThat(found.keySet(), hasItems(documented.keySet().toArray(new String[0])));
    documented.forEach((field, type) -> assertThat(field, found.get(field), is(type)));
    assertThat(
        "a field of LineSummary that is not documented",
        documented.keySet().size(),
        is(LineSummary.class.getRecordComponents().length - 1));
  }

  private static void assertColumns(String section, ResultTable<?> table) {
    Map<String, String> types = new TreeMap<>();
    Map<String, String> nulls = new TreeMap<>();
    for (Type field : table.schema().getFields()) {
      String primitive = field.asPrimitiveType().getPrimitiveTypeName().name();
      types.put(
          field.getName(),
          primitive.equals("BINARY") ? "string" : primitive.toLowerCase(Locale.ROOT));
      nulls.put(field.getName(), field.isRepetition(Type.Repetition.OPTIONAL) ? "yes" : "no");
    }
    Table documented = document.table(section, "column");
    assertThat(documented.column("type"), is(types));
    assertThat(documented.column("null"), is(nulls));
  }

  private static JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(results.resolve(file).toFile());
  }

  /** The leaves of a JSON value with their types, by their paths as the document writes them. */
  private static void flatten(String path, JsonNode node, Map<String, String> leaves) {
    if (path.endsWith("attributes")) {
      leaves.put(path + ".<attribute>", "string");
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = field.getKey();
        flatten(path.isEmpty() ? name : path + "." + name, field.getValue(), leaves);
      }
    } else if (node.isArray()) {
      node.forEach(element -> flatten(path + "[]", element, leaves));
    } else {
      leaves.put(
          path,
          node.isTextual()
              ? "string"
              : node.isBoolean() ? "boolean" : node.isIntegralNumber() ? "integer" : "number");
    }
  }
}
