package org.shoal.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedWindow;

class ResultTablesProperties {
  private Path output = Path.of("");

  @BeforeTry
  void makeFolder() throws IOException {
    output = Files.createTempDirectory("tables");
  }

  @AfterTry
  void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 25)
  void whatIsWrittenIsRead(
      @ForAll @AlphaChars @CharRange(from = ' ', to = '.') @StringLength(min = 1, max = 6)
          String name,
      @ForAll @IntRange(min = 0, max = 60) int frames,
      @ForAll @IntRange(min = 1, max = 25) int windowFrames,
      @ForAll @IntRange(min = 0, max = 4) int cameras,
      @ForAll long seed)
      throws IOException {
    String recordingName = "r" + name;
    String[] names = Stream.of("c 0", "ü1", "c/2", "c\"3").limit(cameras).toArray(String[]::new);
    Recording recording = RandomWindows.recording(recordingName, frames, names);
    List<SmoothedWindow> windows = new RandomWindows(recording, seed).all(windowFrames);
    TableFiles.writeAll(output, recording, windows);
    assertThat(TableRows.readTracks(files("tracks")), is(TableRows.tracks(recording, windows)));
    assertThat(
        TableRows.readDetections(files("detections")),
        is(TableRows.detections(recording, windows)));
    assertThat(TableRows.readFrames(files("frames")), is(TableRows.frames(recording, windows)));
  }

  private String files(String table) {
    return output + "/" + table + ".parquet/**/*.parquet";
  }
}
