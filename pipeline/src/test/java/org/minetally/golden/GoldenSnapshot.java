package org.minetally.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A published snapshot read by DuckDB, which shares no code with the program.
 *
 * @param folder the snapshot, or {@code current}
 */
record GoldenSnapshot(Path folder) {

  /** Returns the files, relative to the folder. */
  List<String> files() throws IOException {
    Path real = folder.toRealPath();
    return Repository.filesUnder(real).stream()
        .map(file -> real.relativize(file).toString())
        .toList();
  }

  /** Returns the names of the tables. */
  List<String> tables() throws IOException {
    return files().stream()
        .filter(file -> file.endsWith(".parquet"))
        .map(file -> file.substring(0, file.indexOf('/')))
        .distinct()
        .toList();
  }

  /** Returns the SQL with which DuckDB reads a table. */
  String from(String table) {
    return "read_parquet('" + folder.resolve(table) + "/*.parquet')";
  }

  /** Returns each table's rows in file order as CSV, with NULL written out. */
  SortedMap<String, String> rows(Path scratch) throws IOException, SQLException {
    SortedMap<String, String> rows = new TreeMap<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (String table : tables()) {
        Path csv = scratch.resolve(table + ".csv");
        statement.execute(
            "COPY (SELECT * FROM %s) TO '%s' (FORMAT csv, HEADER, NULLSTR 'NULL')"
                .formatted(from(table), csv));
        rows.put(table, Files.readString(csv));
      }
    }
    return rows;
  }

  /** Returns table, column and DuckDB type, one column per line. */
  String columns() throws IOException, SQLException {
    StringBuilder columns = new StringBuilder();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (String table : tables()) {
        try (ResultSet described = statement.executeQuery("DESCRIBE FROM " + from(table))) {
          while (described.next()) {
            columns
                .append(table)
                .append(", ")
                .append(described.getString("column_name"))
                .append(", ")
                .append(described.getString("column_type"))
                .append('\n');
          }
        }
      }
    }
    return columns.toString();
  }
}
