package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shoal.io.parquet.FramesTable;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.results.swim.SwimFormat;
import org.shoal.runners.FormatsDocument.Table;

/** docs/formats.md says what a swim's files hold: neither more nor less. */
class SwimFormatsDocTest {
  private static final List<String> CAMERAS = List.of("side");

  @TempDir static Path folder;

  private static FormatsDocument document;
  private static Path results;

  @BeforeAll
  static void makeEveryFile() throws IOException {
    document = FormatsDocument.read();
    results = SampleFiles.makeSwim(folder);
  }

  @Test
  void theDatasetsAreThoseOfTheFile() throws IOException {
    Table table = document.table("swim.h5", "dataset");
    Hdf5Tree file = new Hdf5Tree(results.resolve("swim.h5"), CAMERAS);
    assertThat(table.column("type"), is(file.types));

    long rates =
        new ObjectMapper()
            .readTree(results.resolve("summary.json").toFile())
            .path("swimmers")
            .path(0)
            .path("state")
            .path("rate_history")
            .size();
    long strokes = Files.readAllLines(SampleFiles.swimTruth()).size() - 1L;
    Map<String, String> shapes = table.column("shape");
    shapes.replaceAll(
        (dataset, shape) ->
            shape.replace("N", "900").replace("S", "" + strokes).replace("R", "" + rates));
    assertThat(shapes, is(file.shapes));
  }

  @Test
  void theAttributesAreThoseOfTheFile() {
    Table table = document.table("swim.h5", "attribute");
    Map<String, String> found = new Hdf5Tree(results.resolve("swim.h5"), CAMERAS).attributes;
    Map<String, String> documented = table.column("type");
    documented.keySet().removeAll(FormatsDocTest.absent(table, found.keySet()));
    // The tree tells lists from single strings, not how long they are.
    documented.replaceAll((attribute, type) -> type.replaceAll("\\((T|17)\\)", "(C)"));
    assertThat(documented, is(found));
  }

  static Stream<ResultTable<?>> tables() {
    return SwimFormat.TABLES.stream()
        .filter(table -> !(table instanceof FramesTable))
        .map(table -> (ResultTable<?>) table);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theColumnsOfATableAreThoseOfItsSchema(ResultTable<?> table) {
    Map<String, String> types = new TreeMap<>();
    Map<String, String> nulls = new TreeMap<>();
    for (Type field : table.schema().getFields()) {
      types.put(name(field), FormatsDocTest.type(field));
      nulls.put(name(field), field.isRepetition(Type.Repetition.OPTIONAL) ? "yes" : "no");
    }
    Table documented = document.table(table.name() + ".parquet", "column");
    assertThat(documented.column("type"), is(types));
    assertThat(documented.column("null"), is(nulls));
  }

  @Test
  void theFieldsOfTheSummaryAreThoseOfTheFile() throws IOException {
    Map<String, String> found = new TreeMap<>();
    FormatsDocTest.flatten(
        "", new ObjectMapper().readTree(results.resolve("summary.json").toFile()), found);
    found.keySet().removeIf(field -> !field.startsWith("strokes") && !field.startsWith("swimmers"));
    assertThat(document.table("summary.json of a swim", "field").column("type"), is(found));
  }

  @Test
  void theFieldsOfRecordedKeypointsAreThoseOfTheSample() throws IOException {
    assertThat(
        document.table("Recorded keypoints", "field").rows().keySet(),
        is(SampleFiles.keypointFields()));
  }

  private static String name(Type field) {
    for (String keypoint : Keypoint.names()) {
      if (field.getName().startsWith(keypoint + "_")) {
        return field.getName().replace(keypoint, "<keypoint>");
      }
    }
    return field.getName();
  }
}
