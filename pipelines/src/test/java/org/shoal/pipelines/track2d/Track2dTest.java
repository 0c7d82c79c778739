package org.shoal.pipelines.track2d;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

final class Track2dTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void detectionsBecomeTracks() throws IOException {
    Path detections = folder.resolve("det.txt");
    StringBuilder text = new StringBuilder();
    for (int frame = 1; frame <= 10; frame++) {
      if (frame != 5) {
        text.append("%d,-1,%d,50,20,40,0.9,-1,-1,-1\n".formatted(frame, 100 + 4 * frame));
      }
    }
    Files.writeString(detections, text);
    Path tracks = folder.resolve("tracks.txt");

    ExitCode exit = run(detections, tracks, "--maxAge=0.5s", "--fps=25");

    assertThat(exit, is(ExitCode.GOOD));
    List<String> lines = Files.readAllLines(tracks);
    assertThat(lines.size(), is(10));
    assertThat(lines.get(0), is("1,1,104.0,50.0,20.0,40.0,0.9,-1,-1,-1"));
    assertThat(lines.get(4), is("5,1,120.0,50.0,20.0,40.0,-1.0,-1,-1,-1"));
    assertThat(text(out), containsString("maxAge 13 frames (0.520 s), maxGap 20 frames (0.800 s)"));
    assertThat(text(out), containsString("10 frames, 1 tracks, 10 boxes"));
  }

  @Test
  void anEmptyFileGivesAnEmptyOneAndAWarning() throws IOException {
    Path detections = folder.resolve("det.txt");
    Files.writeString(detections, "");
    Path tracks = folder.resolve("tracks.txt");

    assertThat(run(detections, tracks), is(ExitCode.GOOD));
    assertThat(Files.size(tracks), is(0L));
    assertThat(text(err), containsString("det.txt holds no detections"));
  }

  @Test
  void wrongInputIsNamedAndLeavesNoFile() throws IOException {
    Path detections = folder.resolve("det.txt");
    Files.writeString(detections, "1,-1,1,1,5,5,0.9\n2,-1,1,1,-5,5,0.9\n");
    Path tracks = folder.resolve("tracks.txt");

    assertThat(run(detections, tracks), is(ExitCode.USAGE));
    assertThat(text(err), containsString("det.txt: line 2: bb_width is -5.0, must be above 0"));
    assertThat(Files.exists(tracks), is(false));
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    Path none = folder.resolve("none");
    assertThat(run(none, none, "--maxAge=soon"), is(ExitCode.USAGE));
    assertThat(
        text(err), containsString("--maxAge: \"soon\" is neither frames (30) nor seconds (1.5s)"));
    assertThat(run(none, none, "--maxAge=2.5"), is(ExitCode.USAGE));
    assertThat(run(none, none, "--maxAge=-1s"), is(ExitCode.USAGE));
    assertThat(run(none, none, "--minHits=0"), is(ExitCode.USAGE));
    assertThat(text(err), containsString("--minHits: must be at least 1 frame"));
    assertThat(run(none, none, "--to=coco"), is(ExitCode.USAGE));
    assertThat(text(err), containsString("--to: \"coco\" is none of mot"));
  }

  private ExitCode run(Path detections, Path output, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("track2d", "--detections=" + detections, "--output=" + output));
    arguments.addAll(List.of(more));
    return Main.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
