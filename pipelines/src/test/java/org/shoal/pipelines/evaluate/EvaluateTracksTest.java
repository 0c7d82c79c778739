package org.shoal.pipelines.evaluate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shoal.io.hdf5.FishRow;
import org.shoal.io.hdf5.TrackingWriter;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

class EvaluateTracksTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** One fish for ten frames, found 3 mm too deep; from frame 6 on under another identity. */
  @BeforeEach
  void writeFiles() throws IOException {
    StringBuilder truth = new StringBuilder("frame,id,x,y,z\n");
    try (TrackingWriter tracks = new TrackingWriter(folder.resolve("tracking.h5"), List.of())) {
      for (int frame = 0; frame < 10; frame++) {
        truth.append(frame).append(",0,0.5,0.25,1\n");
        int id = frame < 6 ? 2 : 3;
        tracks.writeFrame(
            frame,
            List.of(new FishRow(id, 0.5f, 0.25f, 1.003f, 1, 1, 2, true, new int[0], new int[0])));
      }
    }
    Files.writeString(folder.resolve("truth.csv"), truth);
  }

  @Test
  void theTableHasALineADistance() {
    assertThat(evaluate("--within=0.02,0.001"), is(ExitCode.GOOD));

    List<String> lines = text(out).lines().toList();
    assertThat(lines.get(0), is("10 frames, 1 fish, 2 identities"));
    assertThat(
        lines.get(2).strip().split(" +"),
        // HOTA: at 18 of 19 thresholds sqrt(0.6 * 0.6 + 0.4 * 0.4)
        is("20 mm 0.9000 0.6000 0.6832 1 0 0 0 1/0/0 3.00 0.00 3.00".split(" ")));
    assertThat(
        lines.get(3).strip().split(" +"),
        is("1 mm -1.0000 0.0000 0.0000 0 0 10 10 0/0/1 - - -".split(" ")));
  }

  @Test
  void tableOfPositionsIsJudgedLikeTracks() throws IOException {
    Path table = folder.resolve("found.csv");
    Files.writeString(table, "frame,id,x,y,z\n0,5,0.5,0.25,1.004\n1,5,0.5,0.25,1.004\n");

    assertThat(evaluateFile(table, "--json=-"), is(ExitCode.GOOD));

    JsonNode scores = JSON.readTree(text(out)).get("scores").get(0);
    assertThat(scores.get("mota").asDouble(), closeTo(0.2, 1e-12));
    assertThat(scores.get("rmse").asDouble(), closeTo(0.004, 1e-12));
  }

  @Test
  void jsonHasEveryScoreInMetres() throws IOException {
    assertThat(evaluate("--json=" + folder.resolve("new/scores.json")), is(ExitCode.GOOD));

    assertThat(text(out), containsString("10 frames"));
    JsonNode json = JSON.readTree(folder.resolve("new/scores.json").toFile());
    assertThat(json.get("ids").asInt(), is(2));
    assertThat(json.get("smoothed").asBoolean(), is(false));
    JsonNode scores = json.get("scores").get(0);
    assertThat(scores.get("within").asDouble(), is(0.02));
    assertThat(scores.get("mota").asDouble(), closeTo(0.9, 1e-12));
    assertThat(scores.get("rmse").asDouble(), closeTo(0.003, 1e-6));
    assertThat(scores.get("rmse_xy").asDouble(), is(0.0));
    assertThat(scores.get("switches").asLong(), is(1L));
  }

  @Test
  void jsonGoesToStandardOutputAlone() throws IOException {
    assertThat(evaluate("--json=-", "--within=0.001"), is(ExitCode.GOOD));

    JsonNode scores = JSON.readTree(text(out)).get("scores").get(0);
    assertThat(scores.get("misses").asLong(), is(10L));
    assertThat("undefined", scores.get("rmse").isNull());
  }

  @Test
  void positionsInFramesWithoutTruthAreToldOrJudged() throws IOException {
    Files.writeString(folder.resolve("truth.csv"), "frame,id,x,y,z\n3,0,0.5,0.25,1\n");

    assertThat(evaluate(), is(ExitCode.GOOD));
    assertThat(
        text(out),
        containsString("not judged: 9 positions in frames of which the truth has nothing"));

    out.reset();
    assertThat(evaluate("--everyFrame", "--json=-"), is(ExitCode.GOOD));
    JsonNode json = JSON.readTree(text(out));
    assertThat(json.get("frames").asInt(), is(10));
    assertThat(json.get("scores").get(0).get("false_positives").asInt(), is(9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --within=0     | --within: "0" is no distance in metres above 0
          --within=1,,2  | --within: "" is no distance in metres above 0
          --within=two   | --within: "two" is no distance in metres above 0
          --smoothed     | tracking.h5: /smoothed: is not there
          """)
  void wrongOptionsAreRefusedInASentence(String option, String message) {
    assertThat(evaluate(option), is(ExitCode.USAGE));

    assertThat(text(err), containsString(message));
  }

  @Test
  void wrongTruthIsRefusedWithFileAndLine() throws IOException {
    Files.writeString(folder.resolve("truth.csv"), "frame,id,x,y,z\n0,0,1,2\n");

    assertThat(evaluate(), is(ExitCode.USAGE));

    assertThat(text(err), containsString("truth.csv: line 2: has 4 fields, not 5"));
  }

  private ExitCode evaluate(String... further) {
    return evaluateFile(folder.resolve("tracking.h5"), further);
  }

  private ExitCode evaluateFile(Path tracks, String... further) {
    List<String> arguments = new ArrayList<>();
    arguments.add("evaluate");
    arguments.add("--tracks=" + tracks);
    arguments.add("--truth=" + folder.resolve("truth.csv"));
    arguments.addAll(List.of(further));
    return Main.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
