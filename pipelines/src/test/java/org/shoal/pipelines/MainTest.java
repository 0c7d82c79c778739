package org.shoal.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void withoutACommandTheCommandsAreListed() {
    assertThat(run(), is(ExitCode.USAGE));

    assertThat(text(out), containsString("tank"));
    assertThat(text(out), containsString("simulate tank"));
  }

  @Test
  void helpListsEveryOptionWithItsDefault() {
    assertThat(run("tank", "--help"), is(ExitCode.GOOD));

    assertThat(text(out), containsString("--windowFrames=1000\n      Frames a window"));
    assertThat(text(out), containsString("--reprojectionThreshold=15"));
    assertThat(text(out), containsString("--classes\n"));
  }

  @Test
  void theVersionIsTheBuilds() {
    assertThat(run("version"), is(ExitCode.GOOD));

    assertThat(text(out).trim().matches("shoal \\d+\\.\\d+\\.\\d+.*"), is(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fly                                             | there is no command "fly"
          simulate pond                                   | there is no command "simulate"
          tank                                            | --recording: is required
          tank recording.yaml                             | recording.yaml: expected an option like --name=value
          tank --recordings=a.yaml                        | recordings
          tank --recording=a --detections=nowhere.jsonl   | --detections: there is no file nowhere.jsonl
          tank --recording=a --model=m --output=/dev/null | --output: /dev/null is no folder
          line                                            | --recording: is required
          line --recording=a --model=m                    | --classifier: is required unless --detections is given
          line --recording=a --model=m --classifier=c --zones=0,0,90,90 | zone 1
          line --recording=a --model=m --classifier=c --maxAge=soon | --maxAge
          line --recording=a --model=m --classifier=c --maxTracks=0 | --maxTracks
          line --recording=a --model=m --classifier=c --validate=fast | "fast" is none of static, lowSpeed, stress
          line --recording=a --model=m --classifier=c --validateMaxMovement=-1 | --validateMaxMovement: must be 0 or more
          annotate                                        | --recording: is required
          track2d --output=t                              | --detections: is required
          tank --windowFrames=many                        | --windowFrames=many
          tank --maxFish=3 --maxFish=4                    | --maxFish: is given twice
          tank --recording=nowhere.yaml --model=m         | no file matches nowhere.yaml
          tank --recording=a.yaml                         | --model: is required unless --detections is given
          tank --recording=a --model=m --minCameras=1     | minCameras
          tank --recording=a --model=m --windowFrames=0   | windowFrames
          tank --recording=a --model=m --device=tpu       | --device: "tpu" is none of cpu, cuda
          tank --recording=a --model=m --progress=maybe   | --progress: "maybe" is none of auto, always, never
          tank --recording=a --model=m --confidence=1.5   | confidence
          tank --recording=a --model=m --maxFish=0        | maxFish
          tank --recording=a --model=m --output=zz://b/c  | zz://b/c: cannot be reached: No filesystem found for scheme zz
          evaluate --truth=t.csv                          | --tracks: is required
          evaluate --tracks=a.h5                          | --truth: is required
          evaluate --tracks=a.h5 --truth=t.csv            | a.h5: there is no such file
          simulate tank                                   | --output: is required
          simulate tank --output=x --fps=0                | --fps
          simulate tank --output=x --outages=2            | --outages: goes with --detectionsOnly alone
          simulate tank --output=x --detectionsOnly --rig=x | --rig: "x" is none of tilted, overhead
          simulate tank --output=x --detectionsOnly --missRate=2 | --missRate: must be 0 to 1
          simulate swim                                   | --output: is required
          simulate swim --output=x --strokeRate=5         | --strokeRate
          simulate swim --output=x --swimmers=9           | --swimmers: must be 1 to 3
          export                                          | --results: is required
          export --results=nowhere --output=x             | --to: is required
          export --results=nowhere --to=coco --output=x   | --to: "coco" is none of mot, sleap, anipose, csv
          export --results=nowhere --to=csv               | --output: is required
          export --results=nowhere --to=csv --output=x    | --results: there is no folder nowhere
          export --results=src --to=csv --output=x        | --results: src holds no results
          export --results=gs://a/b --to=csv --output=x   | --results: must be a local or mounted folder, not gs://a/b
          export --results=a --to=csv --output=x --table=fish | --table: "fish" is none of tracks, detections, frames
          """)
  void aWrongCommandLineIsRefusedByTheWordThatIsWrong(String command, String message) {
    assertThat(run(command.split(" ")), is(ExitCode.USAGE));

    assertThat(text(err), containsString(message));
  }

  private ExitCode run(String... arguments) {
    return Main.run(List.of(arguments), stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
