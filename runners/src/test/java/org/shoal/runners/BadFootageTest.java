package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

/** Footage that only turns out to be bad when it is read. */
class BadFootageTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final int FRAMES = 60;

  @TempDir Path folder;

  @BeforeEach
  void copyTwoSecondsOfTheSample() throws IOException {
    try (Stream<Path> files = Files.list(TESTDATA.resolve("tank"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    Path yaml = folder.resolve("recording.yaml");
    Files.writeString(yaml, Files.readString(yaml) + "frames: " + FRAMES + "\n");
  }

  @Test
  void aFileThatIsNoVideoCostsItsCamerasViewsOnly() throws IOException {
    Files.writeString(folder.resolve("cam_01.mp4"), "this is not a video\n".repeat(1000));

    assertThat(run(), is(ExitCode.PROBLEMS));

    List<String> problems = Files.readAllLines(results().resolve("problems.jsonl"));
    assertThat(problems, hasSize(1));
    assertThat(
        problems.get(0),
        allOf(containsString("\"camera\":\"cam_01\""), containsString("cam_01.mp4")));
    assertThat(account("cam_01").path("expected").asInt(), is(0));
    assertThat(account("cam_00").path("decoded").asInt(), is(FRAMES));
    assertThat(everyFishFollowedIn(), greaterThan(FRAMES * 9 / 10));
  }

  @Test
  void aTruncatedFileIsUsedAsFarAsItGoes() throws IOException {
    Path file = folder.resolve("cam_02.mp4");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 10));

    assertThat(run("--maxBadFrameFraction=0.5"), is(ExitCode.PROBLEMS));

    JsonNode account = account("cam_02");
    assertThat(account.path("decoded").asInt(), greaterThan(10));
    assertThat(
        account.path("decoded").asInt()
            + account.path("missing").asInt()
            + account.path("failed").asInt(),
        is(FRAMES));
    assertThat(account.path("decoded").asInt() < FRAMES, is(true));
    assertThat(
        Files.readString(results().resolve("problems.jsonl")),
        containsString("\"camera\":\"cam_02\""));
    assertThat(everyFishFollowedIn(), greaterThan(FRAMES * 9 / 10));
  }

  @Test
  void tooManyBadFramesFailTheRecordingAndKeepItsResults() throws IOException {
    Path file = folder.resolve("cam_02.mp4");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 10));

    assertThat(run(), is(ExitCode.FAILED));

    assertThat(summary().path("failed").asBoolean(), is(true));
    assertThat(Files.size(results().resolve("tracking.h5")), greaterThan(1000L));
  }

  @Test
  void aCameraThatStartsLateIsNotBad() throws IOException {
    Path yaml = folder.resolve("recording.yaml");
    String camera = "footage: cam_03.mp4";
    String text = Files.readString(yaml);
    assertThat(text, containsString(camera));
    Files.writeString(yaml, text.replace(camera, camera + "\n    offset: 0.5"));

    assertThat(run(), is(ExitCode.GOOD));

    assertThat(account("cam_03").path("expected").asInt(), is(FRAMES - 15));
    assertThat(account("cam_03").path("decoded").asInt(), is(FRAMES - 15));
    assertThat(account("cam_00").path("decoded").asInt(), is(FRAMES));
  }

  private int everyFishFollowedIn() throws IOException {
    Map<Integer, Truth.Followed> followed =
        Truth.read(folder.resolve("truth.csv"))
            .until(FRAMES)
            .follow(results().resolve("tracking.h5"), 0.02);
    return followed.values().stream().mapToInt(Truth.Followed::framesWithin).min().orElse(0);
  }

  private JsonNode account(String camera) throws IOException {
    for (JsonNode account : summary().path("cameras")) {
      if (account.path("camera").asText().equals(camera)) {
        return account;
      }
    }
    throw new AssertionError("no account of " + camera);
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(results().resolve("summary.json").toFile());
  }

  private Path results() {
    return folder.resolve("out").resolve("tank");
  }

  private ExitCode run(String... further) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "tank",
                    "--recording=" + folder.resolve("recording.yaml"),
                    "--model=" + TESTDATA.resolve("models/fish-detector.onnx"),
                    "--output=" + folder.resolve("out"),
                    "--progress=never"),
                Arrays.stream(further))
            .toList();
    return Main.run(arguments, stream, stream);
  }
}
