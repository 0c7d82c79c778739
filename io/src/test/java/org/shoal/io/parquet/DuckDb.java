package org.shoal.io.parquet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks DuckDB, which knows nothing of this project, what stands in files. */
public final class DuckDb {
  private DuckDb() {}

  /** Takes one row of an answer. */
  @FunctionalInterface
  public interface Row<T> {
    /** The present row as a value. */
    T read(ResultSet row) throws SQLException;
  }

  /** The rows of an answer, in order. */
  public static <T> List<T> query(String sql, Row<T> row) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set threads = 1");
      try (ResultSet result = statement.executeQuery(sql)) {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row.read(result));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first column of an answer as strings. */
  public static List<String> strings(String sql) {
    return query(sql, row -> row.getString(1));
  }

  /** Runs a statement without an answer. */
  public static void execute(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
