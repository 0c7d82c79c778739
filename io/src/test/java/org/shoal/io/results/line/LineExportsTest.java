package org.shoal.io.results.line;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackState;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WallClock;

/** The numbers are those of docs/properties.md. */
final class LineExportsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Recording MONDAY =
      LineScene.recording("monday", "2026-05-04T09:30:00+02:00");

  @Property(tries = 100)
  void property25TheCsvHasEveryRowUnderTheColumnsAskedFor(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 6) int bottles)
      throws IOException, SQLException {
    LineWindow window = LineScene.window(seed, bottles);
    Path folder = Files.createTempDirectory("csv");
    Path part = folder.resolve("part.csv");
    Path csv = folder.resolve("rows.csv");
    CsvPart.write(window, WallClock.of(MONDAY), part.toString());
    CsvPart.join(List.of(part.toString(), part.toString()), csv);
    List<String> rows = query(csv);
    Files.delete(part);
    Files.delete(csv);
    Files.delete(folder);

    List<String> expected = new ArrayList<>();
    for (int twice = 0; twice < 2; twice++) {
      expected.addAll(expectedRows(window));
    }
    assertThat(rows, is(expected));
  }

  @Property(tries = 100)
  void property26TheJsonHasTheHistoryOfEveryBottle(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int count) throws IOException {
    List<TrackClassification> bottles = LineScene.window(seed, count).bottles();
    Path file = Files.createTempFile("history", ".json");
    BottleHistory.write(MONDAY, bottles, file);
    JsonNode told = JSON.readTree(file.toFile()).path("bottles");
    Files.delete(file);

    assertThat(told.size(), is(count));
    for (int i = 0; i < count; i++) {
      TrackClassification bottle = bottles.get(i);
      JsonNode node = told.get(i);
      assertThat(node.path("track_id").asInt(), is(bottle.key().track()));
      assertThat(node.path("first_frame").asLong(), is(bottle.firstFrame()));
      assertThat(node.path("state").asText(), is(bottle.stateAt(bottle.lastFrame()).name()));
      assertThat(node.path("attempts").size(), is(bottle.attempts().size()));
      assertThat(attributes(node), is(bottle.classification().byColumn()));
      for (int a = 0; a < bottle.attempts().size(); a++) {
        JsonNode attempt = node.path("attempts").get(a);
        assertThat(attempt.path("succeeded").asBoolean(), is(bottle.attempts().get(a).succeeded()));
        assertThat(attempt.path("failure").asText(""), is(bottle.attempts().get(a).failure()));
      }
    }
  }

  @Property(tries = 100)
  void property28TheSessionIsSummedUpWhole(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int count) {
    LineWindow window = LineScene.window(seed, count);
    LineFacts facts = LineFormat.of(20, 64).facts(window);
    LineSummary summary = LineSummary.of(List.of(facts, facts), 3);

    assertThat(summary.bottles(), is(2L * count));
    long attempts = window.bottles().stream().mapToLong(b -> b.attempts().size()).sum();
    assertThat(summary.classifierCalls(), is(2 * attempts));
    long recognised =
        window.bottles().stream().filter(b -> !b.classification().isUnknown()).count();
    assertThat(summary.classified(), is(2 * recognised));
    assertThat(summary.products().getOrDefault("cola", 0L), is(2 * recognised));
    long failedTwice =
        window.bottles().stream()
            .filter(b -> b.attempts().size() == 2 && b.classification().isUnknown())
            .count();
    assertThat(summary.unclassifiable(), is(2 * failedTwice));
    assertThat(summary.cacheHits(), is(2 * window.cacheHits()));
    String text = SessionText.text(MONDAY, summary);
    for (String line :
        List.of(
            "recording:        monday\n",
            "start:            2026-05-04T09:30:00.000+02:00\n",
            "end:              2026-05-04T09:30:02.000+02:00\n",
            "duration:         2.000 s\n",
            "bottles:          " + 2 * count + "\n",
            "failed:           " + 2 * failedTwice + "\n")) {
      assertThat(text, containsString(line));
    }
  }

  @Property(tries = 200)
  void property29NamesCarryTheRecordingAndItsStart(
      @ForAll @LongRange(min = 0, max = 4_102_444_799L) long second) {
    LocalDateTime start = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    String iso = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(start) + "Z";
    String name = LineExports.name(LineScene.recording("line 1", iso), "csv");

    assertThat(name.matches("line 1_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d\\.csv"), is(true));
    String stamp = name.substring("line 1_".length(), name.length() - ".csv".length());
    assertThat(
        LocalDateTime.parse(stamp, DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss")), is(start));
  }

  @Test
  void aStartThatIsNotKnownCountsFromTheEpoch() {
    assertThat(
        LineExports.name(LineScene.recording("line", ""), "json"),
        is("line_1970-01-01_00-00-00.json"));
    assertThat(
        WallClock.of(LineScene.recording("line", "2026-05-04T09:30:00")).timeOf(30),
        is("2026-05-04T09:30:01.200"));
  }

  private static List<String> expectedRows(LineWindow window) {
    List<String> rows = new ArrayList<>();
    CameraRows camera = window.cameras().get(0);
    for (int row = 0; row < camera.tracks().size(); row++) {
      long frame = camera.tracks().frame()[row];
      TrackClassification bottle = window.bottles().get(camera.tracks().trackId()[row] - 1);
      List<String> fields = new ArrayList<>();
      fields.add(WallClock.of(MONDAY).timeOf(frame));
      fields.add(Integer.toString(bottle.key().track()));
      fields.add(camera.tracks().isDetected(row) ? "true" : "false");
      fields.add(bottle.stateAt(frame).name());
      boolean isClassified = bottle.stateAt(frame) == TrackState.CLASSIFIED;
      fields.addAll((isClassified ? bottle.classification() : Classification.unknown()).values());
      fields.add("left, upper");
      rows.add(String.join("|", fields));
    }
    return rows;
  }

  /** DuckDB's reading of the file: quoted commas, quotes and line feeds included. */
  private static List<String> query(Path csv) throws SQLException {
    List<String> columns = new ArrayList<>();
    columns.add("timestamp");
    columns.add("track_id");
    columns.add("confidence is not null");
    columns.add("state");
    for (Attribute attribute : Attribute.values()) {
      columns.add('"' + attribute.column() + '"');
    }
    columns.add("camera");
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        ResultSet results =
            statement.executeQuery(
                "select %s from read_csv('%s', all_varchar = true, header = true, quote = '\"', escape = '\"', delim = ',')"
                    .formatted(String.join(", ", columns), csv))) {
      while (results.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          fields.add(results.getString(i));
        }
        rows.add(String.join("|", fields));
      }
    }
    return rows;
  }

  private static Map<String, String> attributes(JsonNode node) {
    Map<String, String> attributes = new HashMap<>();
    node.path("attributes")
        .properties()
        .forEach(field -> attributes.put(field.getKey(), field.getValue().asText()));
    return attributes;
  }
}
