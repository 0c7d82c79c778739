package org.shoal.io.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shoal.io.hdf5.Judge;
import org.shoal.io.parquet.DetectionsTable;
import org.shoal.io.parquet.DuckDb;
import org.shoal.io.parquet.FramesTable;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.parquet.TracksTable;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.FinishedFolder;
import org.shoal.io.results.tank.TankFormat;
import org.shoal.io.tracking.SmoothedWindow;

class CsvExportTest {
  private static final int WINDOW = 10;
  private static final Recording POND =
      RandomWindows.recording("pond, \"small\"", 45, "north,\"1\"", " süd\n2");

  @TempDir Path output;

  static Stream<ResultTable<? super SmoothedWindow>> tables() {
    return TankFormat.TABLES.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyRowStandsInTheFileWithTheSameNumbers(ResultTable<?> table) throws IOException {
    FinishedResults results = results();

    Path csv = new CsvExport(results, table).write(output.resolve("rows.csv")).get(0);

    String rows =
        "select * from read_csv('%s', header = true, allow_quoted_nulls = false, columns = {%s})"
            .formatted(csv, columns(table));
    String parquet =
        "select recording, * exclude recording from read_parquet('%s', hive_partitioning = true)"
            .formatted(results.folder().resolve(table.name() + ".parquet") + "/**/*.parquet");
    // An empty text and none are one thing in CSV, as are a number that is missing and none.
    String expected =
        table.name().equals("detections")
            ? "select * replace (nullif(label, '') as label) from (" + parquet + ")"
            : parquet;
    assertThat(count(expected), greaterThan(60L));
    assertThat(count(rows), is(count(expected)));
    assertThat(count(rows + " except all " + expected), is(0L));
  }

  @Test
  void fieldsAreQuotedAsRfc4180Asks() throws Exception {
    Path csv = new CsvExport(results(), FramesTable.of()).write(output).get(0);

    assertThat(csv.getFileName().toString(), is("pond, %22small%22_frames.csv"));
    JsonNode rows = new ObjectMapper().readTree(Judge.python("export/judge.py", "csv", csv).get(0));
    assertThat(
        rows.get(0).toString(),
        is("[\"recording\",\"camera\",\"frame\",\"timestamp_s\",\"status\"]"));
    assertThat(rows.size(), is(1 + 2 * 45));
    for (int row = 1; row < rows.size(); row++) {
      assertThat(rows.get(row).size(), is(5));
      assertThat(rows.get(row).get(0).asText(), is("pond, \"small\""));
      assertThat(
          List.of("north,\"1\"", " süd\n2").contains(rows.get(row).get(1).asText()), is(true));
    }
  }

  @Test
  void theSameResultsGiveTheSameBytes() throws IOException {
    FinishedResults results = results();
    Path one = new CsvExport(results, DetectionsTable.of()).write(output.resolve("1.csv")).get(0);
    Path two = new CsvExport(results, DetectionsTable.of()).write(output.resolve("2.csv")).get(0);

    assertThat(Files.mismatch(one, two), is(-1L));
  }

  @Test
  void aTableWithoutRowsGivesTheHeaderAlone() throws IOException {
    Recording nothing = RandomWindows.recording("nothing", 0);
    Path folder = FinishedFolder.write(output, nothing, List.of(), WINDOW);

    Path csv = new CsvExport(FinishedResults.open(folder), TracksTable.of()).write(output).get(0);

    assertThat(Files.readAllLines(csv), hasSize(1));
  }

  private FinishedResults results() throws IOException {
    return FinishedResults.open(
        FinishedFolder.write(
            output.resolve("results"), POND, new RandomWindows(POND, 1).all(WINDOW), WINDOW));
  }

  private static String columns(ResultTable<?> table) {
    return "'recording': 'VARCHAR', "
        + table.schema().getFields().stream()
            .map(field -> "'" + field.getName() + "': '" + type(field) + "'")
            .collect(Collectors.joining(", "));
  }

  private static String type(Type field) {
    return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> "INTEGER";
      case INT64 -> "BIGINT";
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      default -> "VARCHAR";
    };
  }

  private static long count(String query) {
    return DuckDb.query("select count(*) from (" + query + ")", row -> row.getLong(1)).get(0);
  }
}
