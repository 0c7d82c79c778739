package org.shoal.io.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeamFilesTest {
  @TempDir Path folder;

  @Test
  void digestIsSha256() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");

    assertThat(
        BeamFiles.sha256(file.toString()),
        is("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void pathsAreResolvedBesideTheFileThatNamesThem() {
    assertThat(BeamFiles.resolve("/a/b.yaml", "c.mp4"), is("/a/c.mp4"));
    assertThat(BeamFiles.resolve("b.yaml", "c.mp4"), is("c.mp4"));
    assertThat(BeamFiles.resolve("gs://bucket/a/b.yaml", "c.mp4"), is("gs://bucket/a/c.mp4"));
    assertThat(BeamFiles.resolve("/a/b.yaml", "/d/c.mp4"), is("/d/c.mp4"));
    assertThat(BeamFiles.resolve("/a/b.yaml", "s3://bucket/c.mp4"), is("s3://bucket/c.mp4"));
  }

  @Test
  void matchesComeInNaturalOrder() throws IOException {
    for (String name : new String[] {"p10", "p9"}) {
      Files.createFile(folder.resolve(name));
    }

    assertThat(
        BeamFiles.match(folder + "/p*").stream()
            .map(match -> match.resourceId().getFilename())
            .toList(),
        contains("p9", "p10"));
  }

  @Test
  void aMissingFileIsNotLookedForInAllFoldersBelow() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(BeamFiles.match("/there-is-no-such-file").isEmpty(), is(true)));
  }
}
