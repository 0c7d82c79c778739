package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.pipelines.ExitCode;
import org.shoal.runners.cluster.ResultTree;

/** A line's bottles tracked from its detections, on both embedded runners. */
class LineReplayTest {
  private static final Path LINE = Path.of(System.getProperty("shoal.testdata")).resolve("line");
  private static final String STEM = "line_1970-01-01_00-00-00";

  @TempDir static Path output;

  private static Path direct;
  private static Path flink;

  @BeforeAll
  static void runOnBothRunners() {
    direct = run("direct", "--runner=DirectRunner");
    flink = run("flink", "--runner=FlinkRunner", "--parallelism=2");
  }

  @Test
  void bothRunnersWriteTheSameBytes() throws IOException {
    assertThat(ResultTree.findings(direct), hasSize(9));
    ResultTree.assertSameFindings(flink, direct);
  }

  /** Each true bottle's boxes belong to one item, and each item to one true bottle. */
  @Test
  void everyBottleIsCountedOnce() throws SQLException {
    String matched =
        """
        with truth as (select * from read_csv('%s') where visible > 0.5),
          pairs as (select t.camera, t.id, k.track_id, count(*) as frames
            from truth t join '%s/tracks.parquet/**/*.parquet' k
              on t.camera = k.camera and t.frame = k.frame
                and abs(t.x + t.w / 2 - k.x - k.w / 2) < 8 and abs(t.y + t.h / 2 - k.y - k.h / 2) < 8
            group by all having count(*) > 5)
        select count(*), count(distinct (camera, id)), count(distinct (camera, track_id)) from pairs
        """
            .formatted(LINE.resolve("truth.csv"), direct);
    assertThat(DuckDb.query(matched), is(List.of("20|20|20")));
    assertThat(
        DuckDb.query("select count(*) from '%s/items.parquet/**/*.parquet'".formatted(direct)),
        is(List.of("20")));
  }

  @Test
  void withoutPicturesNothingIsClassified() throws SQLException, IOException {
    assertThat(
        DuckDb.query(
            "select distinct state, attempts, product from '%s/items.parquet/**/*.parquet'"
                .formatted(direct)),
        is(List.of("TRACKED|0|UNKNOWN")));
    JsonNode summary = new ObjectMapper().readTree(direct.resolve("summary.json").toFile());
    assertThat(summary.path("bottles").asInt(), is(20));
    assertThat(summary.path("not_triggered").asInt(), is(20));
    assertThat(summary.path("classifier_calls").asInt(), is(0));
  }

  @Test
  void h5pyReadsTheSameTracksAsDuckDbReadsInParquet()
      throws IOException, InterruptedException, SQLException {
    JsonNode seen = Python.run("read_line.py", direct.resolve("line.h5").toString());

    String sums =
        """
        select count(*), sum(frame), sum(track_id), sum(is_interpolated::int),
          round(sum(x), 0), count(distinct (camera, track_id))
        from '%s/tracks.parquet/**/*.parquet'
        """
            .formatted(direct);
    assertThat(seen.path("sums").asText(), is(DuckDb.query(sums).get(0)));
    assertThat(seen.path("cameras").toString(), is("[\"line_a\",\"line_b\"]"));
    assertThat(
        seen.path("states").toString(), is("[\"NEW\",\"TRACKED\",\"CLASSIFIED\",\"FAILED\"]"));
    assertThat(seen.path("chunks").toString(), is("[64,20,4]"));
    assertThat(seen.path("items").asInt(), is(20));
    assertThat(seen.path("item_states").toString(), is("[\"TRACKED\"]"));
  }

  @Test
  void theCsvHoldsTheSameRows() throws SQLException {
    String csv = "select track_id, x1, y1, state, camera, frame from read_csv('%s')";
    String parquet =
        "select track_id, x as x1, y as y1, state, camera, frame from '%s/tracks.parquet/**/*.parquet'";
    String difference =
        "select count(*) from (%s) c full join (%s) p using (track_id, camera, frame) where c.state is distinct from p.state or abs(c.x1 - p.x1) > 1e-3"
            .formatted(csv.formatted(direct.resolve(STEM + ".csv")), parquet.formatted(direct));
    assertThat(DuckDb.query(difference), is(List.of("0")));
  }

  private static Path run(String name, String... further) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "line",
                "--recording=" + LINE.resolve("recording.yaml"),
                "--detections=" + LINE.resolve("boxes.jsonl.gz"),
                "--output=" + output.resolve(name),
                "--windowFrames=64",
                "--progress=NEVER"));
    arguments.addAll(List.of(further));
    Shoal.run(ExitCode.GOOD, arguments);
    return output.resolve(name).resolve("line");
  }
}
