package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFootageTest {
  @TempDir Path folder;

  @BeforeAll
  static void registerFilesystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void localFootageStaysWhereItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("a.mp4"), "x");

    for (String name : new String[] {file.toString(), "file://" + file}) {
      try (StagedFootage staged = StagedFootage.open(name)) {
        assertThat(staged.path(), is(file));
      }
      assertThat(Files.exists(file), is(true));
    }
  }

  @Test
  void remoteFootageIsCopiedForAsLongAsItIsOpen() throws IOException {
    byte[] content = new byte[300_000];
    content[299_999] = 7;
    Path file = Files.write(folder.resolve("a.mp4"), content);

    Path copy;
    try (StagedFootage staged = StagedFootage.open(FarFileSystem.SCHEME + "://" + file)) {
      copy = staged.path();
      assertThat(copy, not(file));
      assertThat(Files.readAllBytes(copy), is(content));
    }

    assertThat(Files.exists(copy), is(false));
    assertThat(Files.exists(file), is(true));
  }

  @Test
  void missingRemoteFootageLeavesNothingBehind() throws IOException {
    String name = FarFileSystem.SCHEME + "://" + folder.resolve("none.mp4");
    long before = copies();

    assertThrows(IOException.class, () -> StagedFootage.open(name));

    assertThat(copies(), is(before));
  }

  private static long copies() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith("shoal-footage-")).count();
    }
  }
}
