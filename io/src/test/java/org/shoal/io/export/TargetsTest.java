package org.shoal.io.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;

class TargetsTest {
  @TempDir Path folder;

  @Test
  void filesGoIntoTheFolder() {
    assertThat(
        Targets.of(folder, ".csv", List.of("a", "b")),
        is(List.of(folder.resolve("a.csv"), folder.resolve("b.csv"))));
  }

  @Test
  void aSingleFileMayBeNamed() {
    Path file = folder.resolve("mine.H5");

    assertThat(Targets.of(file, ".analysis.h5", List.of("a")), is(List.of(file)));
    assertThat(
        assertThrows(
                InvalidInputException.class,
                () -> Targets.of(file, ".analysis.h5", List.of("a", "b")))
            .getMessage(),
        containsString("must be a folder"));
  }

  @Test
  void aFileOfAnotherKindIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "mine");

    assertThat(
        assertThrows(InvalidInputException.class, () -> Targets.of(file, ".csv", List.of("a")))
            .getMessage(),
        containsString("notes.txt is no folder"));
  }

  @Test
  void whatFileSystemsTakeForSomethingElseIsEscapedInNames() {
    assertThat(Targets.stem("a/b", "c:\n 1"), is("a%2Fb_c%3A%0A 1"));
  }

  @Test
  void whenOneFileFailsAllAreAsTheyWere() throws IOException {
    List<Path> targets = List.of(folder.resolve("a"), folder.resolve("b"));
    Files.writeString(targets.get(0), "before");

    assertThrows(
        IOException.class,
        () ->
            Targets.write(
                targets,
                files -> {
                  Files.writeString(files.get(0), "after");
                  throw new IOException("the disk is full");
                }));

    assertThat(Files.readString(targets.get(0)), is("before"));
    assertThat(names(), is(List.of("a")));
  }

  @Test
  void asManyFilesAsAreAllowedAreWrittenTogether() throws IOException {
    List<Path> targets =
        IntStream.range(0, Targets.MOST_AT_ONCE).mapToObj(i -> folder.resolve("f" + i)).toList();

    Targets.write(
        targets,
        files -> {
          for (int i = 0; i < files.size(); i++) {
            Files.writeString(files.get(i), "f" + i);
          }
        });

    assertThat(names().size(), is(Targets.MOST_AT_ONCE));
    for (Path target : targets) {
      assertThat(Files.readString(target), is(target.getFileName().toString()));
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
