package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.Problem;
import org.shoal.io.ProblemsWriter;
import org.shoal.io.calibration.CalibrationReader;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.results.tank.TankFormat;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.pipelines.ExitCode;
import org.shoal.runners.FormatsDocument.Table;

/** docs/formats.md says what the program writes and reads: neither more nor less. */
class FormatsDocTest {
  private static final List<String> CAMERAS = List.of("cam_00", "cam_01", "cam_02", "cam_03");
  private static final Map<String, String> SIZES =
      Map.of("N", "300", "F", Integer.toString(SampleFiles.MAX_FISH), "K", "3");

  @TempDir static Path folder;

  private static FormatsDocument document;
  private static Path results;

  @BeforeAll
  static void makeEveryFile() throws IOException {
    document = FormatsDocument.read();
    results = SampleFiles.make(folder);
  }

  @Test
  void theDatasetsOfTrackingAreThoseOfTheFile() {
    assertDatasets(
        document.table("tracking.h5", "dataset"),
        new Hdf5Tree(results.resolve("tracking.h5"), CAMERAS));
  }

  @Test
  void theFillValuesOfTrackingAreThoseOfTheFile() {
    Map<String, String> fills = new Hdf5Tree(results.resolve("tracking.h5"), CAMERAS).fills;
    Table table = document.table("tracking.h5", "dataset");

    Map<String, String> documented = table.column("fill");
    documented.keySet().removeAll(absent(table, fills.keySet()));
    documented.replaceAll((dataset, fill) -> fill.equals("FALSE") ? "0" : fill);
    fills.replaceAll((dataset, fill) -> fill.equals("FALSE") ? "0" : fill.replaceAll("\\.0$", ""));
    assertThat(documented, is(fills));
  }

  @Test
  void theAttributesOfTrackingAreThoseOfTheFile() {
    Table table = document.table("tracking.h5", "attribute");
    Map<String, String> found = new Hdf5Tree(results.resolve("tracking.h5"), CAMERAS).attributes;

    Map<String, String> documented = table.column("type");
    documented.keySet().removeAll(absent(table, found.keySet()));
    assertThat(documented, is(found));
  }

  @Test
  void theDatasetsOfSleapAreThoseOfTheFile() {
    assertDatasets(
        document.table("sleap", "dataset"),
        new Hdf5Tree(folder.resolve("sleap/tank_cam_00.analysis.h5"), List.of()));
  }

  static Stream<ResultTable<? super SmoothedWindow>> tables() {
    return TankFormat.TABLES.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theColumnsOfATableAreThoseOfItsSchema(ResultTable<?> table) {
    Map<String, String> types = new TreeMap<>();
    Map<String, String> nulls = new TreeMap<>();
    for (Type field : table.schema().getFields()) {
      types.put(field.getName(), type(field));
      nulls.put(field.getName(), field.isRepetition(Type.Repetition.OPTIONAL) ? "yes" : "no");
    }

    Table documented = document.table(table.name() + ".parquet", "column");
    assertThat(documented.column("type"), is(types));
    assertThat(documented.column("null"), is(nulls));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theUnitsOfATableAreThoseOfItsMetadata(ResultTable<?> table) throws SQLException {
    Map<String, String> documented =
        document.table(table.name() + ".parquet", "column").column("unit");
    documented.values().removeIf(String::isEmpty);
    String units =
        documented.entrySet().stream()
            .map(unit -> unit.getKey() + "=" + unit.getValue())
            .collect(Collectors.joining(","));

    assertThat(units, is(metadata(table.name()).get("shoal.units")));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theMetadataOfTablesIsThatOfTheFiles(ResultTable<?> table) throws SQLException {
    Table documented = document.table("Metadata", "key");

    Set<String> found = new TreeSet<>(metadata(table.name()).keySet());
    Set<String> keys = new TreeSet<>(documented.rows().keySet());
    keys.removeAll(absent(documented, found));
    assertThat(keys, is(found));
  }

  @Test
  void theFieldsOfTheSummaryAreThoseOfTheFile() throws IOException {
    Map<String, String> found = new TreeMap<>();
    flatten("", new ObjectMapper().readTree(results.resolve("summary.json").toFile()), found);

    Table table = document.table("summary.json", "field");
    Map<String, String> documented = table.column("type");
    documented.keySet().removeAll(absent(table, found.keySet()));
    assertThat(documented, is(found));
  }

  @Test
  void theFieldsOfProblemsAreThoseOfTheWriter() throws IOException {
    Path file = folder.resolve("problems.jsonl");
    ProblemsWriter.write(
        List.of(new Problem("tank", "north", "decode", "a.mp4", 3, 2, "is torn")), file);
    Map<String, String> found = new TreeMap<>();
    flatten("", new ObjectMapper().readTree(file.toFile()), found);

    assertThat(document.table("problems.jsonl", "field").column("type"), is(found));
  }

  @Test
  void theFieldsOfTextExportsAreThoseOfTheFiles() throws IOException {
    String line = Files.readAllLines(folder.resolve("mot/tank_cam_00.txt")).get(0);
    assertThat(document.table("mot", "field").rows().size(), is(line.split(",").length));

    Set<String> keys = new TreeSet<>();
    for (String setting : Files.readAllLines(folder.resolve("mot/tank_cam_00/seqinfo.ini"))) {
      if (setting.contains("=")) {
        keys.add(setting.split("=")[0]);
      }
    }
    assertThat(document.table("mot", "key").rows().keySet(), is(keys));

    Set<String> columns = new TreeSet<>();
    String header = Files.readAllLines(folder.resolve("anipose/tank_fish_0.csv")).get(0);
    for (String column : header.split(",")) {
      columns.add(
          column.startsWith("M_")
              ? "M_00 to M_22"
              : column.startsWith("center_") ? "center_0 to center_2" : column);
    }
    assertThat(document.table("anipose", "column").rows().keySet(), is(columns));
  }

  @Test
  void theFieldsOfInputsAreThoseTheReadersKnow() throws IOException {
    Set<String> recording = document.table("recording.yaml", "field").rows().keySet();
    assertThat(known("{wrong: 1}", true), is(below("", recording)));
    assertThat(
        known("{name: a, fps: 1, cameras: [{wrong: 1}]}", true),
        is(below("cameras[].", recording)));

    Set<String> calibration = document.table("calibration.json", "field").rows().keySet();
    assertThat(known("{\"wrong\": 1}", false), is(below("", calibration)));
    assertThat(
        known("{\"units\": \"m\", \"cameras\": {\"a\": {\"wrong\": 1}}}", false),
        is(below("cameras.<name>.", calibration)));
    String camera =
        "{\"size\": [2, 2], \"K\": [[1, 0, 1], [0, 1, 1], [0, 0, 1]], \"distortion\": [],"
            + " \"R\": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], \"t\": [0, 0, 0]}";
    assertThat(
        known(
            "{\"units\": \"m\", \"cameras\": {\"a\": " + camera + "}, \"water\": {\"wrong\": 1}}",
            false),
        is(below("water.", calibration)));
  }

  @Test
  void theFieldsOfAnInspectionAreThoseOfItsReport() throws IOException {
    Path report = folder.resolve("report.json");
    Path testdata = Path.of(System.getProperty("shoal.testdata"));
    Shoal.Outcome inspected =
        Shoal.run(
            "inspect",
            "--recording=" + testdata.resolve("tank/recording.yaml"),
            "--model=" + testdata.resolve("models/fish-detector.onnx"),
            "--classifier=" + testdata.resolve("models/bottle-classifier.onnx"),
            "--sampleSeconds=2",
            "--json=" + report);
    assertThat(inspected.said(), inspected.exit(), is(ExitCode.GOOD));
    Map<String, String> fields = new TreeMap<>();
    flatten("", new ObjectMapper().readTree(report.toFile()).path(0), fields);

    Table table = document.table("The report of inspect", "field");
    Map<String, String> documented = table.column("type");
    documented.keySet().removeAll(absent(table, fields.keySet()));
    assertThat(documented, is(fields));
  }

  private static void assertDatasets(Table table, Hdf5Tree file) {
    Map<String, String> types = table.column("type");
    Map<String, String> shapes = table.column("shape");
    types.keySet().removeAll(absent(table, file.types.keySet()));
    shapes.keySet().retainAll(types.keySet());
    shapes.replaceAll((dataset, shape) -> withSizes(shape));
    assertThat(types, is(file.types));
    assertThat(shapes, is(file.shapes));
  }

  private static String withSizes(String shape) {
    String numbers = shape;
    for (Map.Entry<String, String> size : SIZES.entrySet()) {
      numbers = numbers.replace(size.getKey(), size.getValue());
    }
    return numbers;
  }

  /** Rows that stand in the table but need not in every file, as their meaning says. */
  static Set<String> absent(Table table, Set<String> found) {
    return table.column("meaning").entrySet().stream()
        .filter(row -> row.getValue().contains("only where") && !found.contains(row.getKey()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  static String type(Type field) {
    String primitive = field.asPrimitiveType().getPrimitiveTypeName().name();
    return primitive.equals("BINARY") ? "string" : primitive.toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> metadata(String table) throws SQLException {
    Map<String, String> metadata = new TreeMap<>();
    String query =
        "select decode(key), decode(value) from parquet_kv_metadata('%s/%s.parquet/**/*.parquet')"
            .formatted(results, table);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        metadata.put(rows.getString(1), rows.getString(2));
      }
    }
    return metadata;
  }

  /** The leaves of a JSON value with their types, by their paths as the document writes them. */
  static void flatten(String path, JsonNode node, Map<String, String> leaves) {
    if (path.equals("options")) {
      leaves.put("options.<option>", "any");
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = path.equals("stages") ? "<stage>" : field.getKey();
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

  /** The fields that a reader names when it refuses one called "wrong". */
  private static Set<String> known(String text, boolean isRecording) {
    Path file = folder.resolve(isRecording ? "wrong.yaml" : "wrong.json");
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> {
                  Files.writeString(file, text);
                  if (isRecording) {
                    RecordingReader.read(file.toString());
                  } else {
                    CalibrationReader.read(file.toString());
                  }
                })
            .getMessage();
    String list = message.replaceFirst("(?s).*known are \\[(.*)\\].*", "$1");
    return new TreeSet<>(Arrays.asList(list.split(", ")));
  }

  /** The first parts of the paths that start with a prefix. */
  private static Set<String> below(String prefix, Set<String> paths) {
    return paths.stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()).split("[.\\[]")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
