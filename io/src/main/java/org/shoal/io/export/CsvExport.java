package org.shoal.io.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.shoal.io.files.TextRows;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.ParquetRows;
import org.shoal.io.parquet.ResultTable;

/**
 * One of the result tables as CSV: {@code recording}, then the table's own columns by their names,
 * a row a line in the table's order; no value is an empty field, and booleans are {@code true} and
 * {@code false}.
 */
public final class CsvExport {
  private final FinishedResults results;
  private final ResultTable<?> table;

  /** Exports a table of results. */
  public CsvExport(FinishedResults results, ResultTable<?> table) {
    this.results = results;
    this.table = table;
  }

  private record Column(ColumnValues values, PrimitiveTypeName type) {
    void put(TextRows out) throws IOException {
      if (values.isNull()) {
        out.nothing();
        return;
      }
      switch (type) {
        case INT32, INT64 -> out.integer(values.integer());
        case FLOAT -> out.real((float) values.real());
        case DOUBLE -> out.real(values.real());
        case BOOLEAN -> out.flag(values.flag());
        default -> out.text(values.text());
      }
    }
  }

  /**
   * Writes {@code <recording>_<table>.csv} into a folder, or the file that ends with {@code .csv}.
   *
   * @return the file
   */
  public List<Path> write(Path output) throws IOException {
    String stem = Targets.stem(results.recording(), table.name());
    List<Path> targets = Targets.of(output, ".csv", List.of(stem));
    Targets.write(targets, files -> writeRows(files.get(0)));
    return targets;
  }

  private void writeRows(Path file) throws IOException {
    List<Type> fields = table.schema().getFields();
    List<String> names = fields.stream().map(Type::getName).toList();
    try (ParquetRows rows = ParquetRows.open(results.file(table), names);
        TextRows out = new TextRows(file)) {
      out.text("recording");
      List<Column> columns = new ArrayList<>();
      for (Type field : fields) {
        if (rows.has(field.getName())) {
          out.text(field.getName());
          columns.add(
              new Column(
                  rows.column(field.getName()), field.asPrimitiveType().getPrimitiveTypeName()));
        }
      }
      out.end();
      while (rows.nextGroup()) {
        while (rows.nextRow()) {
          out.text(results.recording());
          for (Column column : columns) {
            column.put(out);
          }
          out.end();
        }
      }
    }
  }
}
