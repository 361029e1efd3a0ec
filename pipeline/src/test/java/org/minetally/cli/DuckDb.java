package org.minetally.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads published tables and CSV files with an independent reader. */
public final class DuckDb implements AutoCloseable {

  private final Connection connection;

  public DuckDb() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** Creates a view for every table of a snapshot. */
  public DuckDb open(Path snapshot, Iterable<String> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute(
            "CREATE OR REPLACE VIEW %s AS FROM read_parquet('%s')"
                .formatted(table, snapshot.resolve(table).resolve("*.parquet")));
      }
    }
    return this;
  }

  /** Runs a statement without a result. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns the rows of a query with values as text; NULL is null. */
  public List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Returns the column names of a query. */
  public List<String> columns(String sql) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        columns.add(result.getMetaData().getColumnName(i));
      }
    }
    return columns;
  }

  /** Runs a query of a key and a number. */
  Map<String, Long> numbers(String sql) throws SQLException {
    Map<String, Long> numbers = new TreeMap<>();
    for (List<String> row : rows(sql)) {
      numbers.put(row.get(0), Long.valueOf(row.get(1)));
    }
    return numbers;
  }

  /** Runs a query of one number. */
  long number(String sql) throws SQLException {
    return Long.parseLong(rows(sql).get(0).get(0));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
