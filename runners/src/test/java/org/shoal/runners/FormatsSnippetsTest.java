package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shoal.runners.FormatsDocument.Snippet;

/** The code in docs/formats.md runs on the files it speaks of. */
class FormatsSnippetsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void makeEveryFile() {
    SampleFiles.make(folder);
    SampleFiles.makeSwim(folder);
    SampleFiles.makeLine(folder);
  }

  static Stream<Snippet> python() throws IOException {
    return FormatsDocument.read().snippets("python").stream();
  }

  static Stream<Snippet> sql() throws IOException {
    return FormatsDocument.read().snippets("sql").stream();
  }

  @ParameterizedTest
  @MethodSource("python")
  void pythonRuns(Snippet snippet) throws IOException, InterruptedException {
    // What pandas reads Parquet with is not imported by name.
    String imports = snippet.code().replace("read_parquet", "import pyarrow");
    Python.runInFolder(
        folder,
        snippet.code(),
        Stream.of("h5py", "pandas", "pyarrow", "duckdb")
            .filter(library -> imports.contains("import " + library))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("sql")
  void duckDbRuns(Snippet snippet) throws SQLException {
    String code = snippet.code().replaceAll("'(out|mot|csv|anipose)/", "'" + folder + "/$1/");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String query : code.split(";\n")) {
        assertThat(query, statement.execute(query), is(true));
      }
    }
  }
}
