package org.shoal.io;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsWriterTest {
  private static final Problem WHOLE =
      new Problem("tank", "left", "decode", "a.mp4", 0, 12, "cannot \"read\"\nthis: größe");
  private static final Problem BARE = new Problem("tank", "", "track", "", -1, 0, "too many fish");
  private static final Problem LATER =
      new Problem("tank", "left", "decode", "a.mp4", 100, 12, "again");

  @TempDir Path folder;

  @Test
  void eachProblemIsAnObjectOfWhatApplies() throws IOException {
    Path file = folder.resolve("problems.jsonl");
    ProblemsWriter.write(List.of(LATER, WHOLE, BARE), file);
    assertThat(
        Files.readAllLines(file),
        contains(
            "{\"recording\":\"tank\",\"stage\":\"track\",\"message\":\"too many fish\"}",
            "{\"recording\":\"tank\",\"camera\":\"left\",\"stage\":\"decode\",\"file\":\"a.mp4\","
                + "\"first_frame\":0,\"frame_count\":12,"
                + "\"message\":\"cannot \\\"read\\\"\\nthis: größe\"}",
            "{\"recording\":\"tank\",\"camera\":\"left\",\"stage\":\"decode\",\"file\":\"a.mp4\","
                + "\"first_frame\":100,\"frame_count\":12,\"message\":\"again\"}"));
    for (String line : Files.readAllLines(file)) {
      assertThat(new ObjectMapper().readTree(line).get("recording").asText(), is("tank"));
    }
  }

  @Test
  void theOrderTheyComeInDoesNotMatter() throws IOException {
    List<Problem> problems = new ArrayList<>(List.of(WHOLE, BARE, LATER, WHOLE));
    ProblemsWriter.write(problems, folder.resolve("a"));
    Collections.shuffle(problems, new Random(3));
    ProblemsWriter.write(problems, folder.resolve("b"));
    assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("b")), is(-1L));
    assertThat(Files.readAllLines(folder.resolve("a")).size(), is(3));
  }

  @Test
  void noProblemsGiveAnEmptyFile() throws IOException {
    ProblemsWriter.write(List.of(), folder.resolve("new/problems.jsonl"));
    assertThat(Files.size(folder.resolve("new/problems.jsonl")), is(0L));
  }
}
