package org.minetally.clusters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The tables of a published snapshot read by DuckDB.
 *
 * @param current the folder {@code current}
 */
record PublishedTables(Path current) {

  /**
   * Returns the names of the tables, sorted; without {@code changes}, which depends on the previous
   * snapshot.
   */
  List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(current)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.equals("changes"))
          .sorted()
          .toList();
    }
  }

  /**
   * Compares every table with that of another snapshot: equal tables, columns and types, and equal
   * rows in the same order.
   *
   * @return the number of compared rows
   */
  long assertEqualTo(PublishedTables expected) throws IOException, SQLException {
    return assertEqualTo(expected, value -> value);
  }

  /**
   * Compares the tables after applying a function to every value of this snapshot except NULL.
   *
   * @return the number of compared rows
   */
  long assertEqualTo(PublishedTables expected, UnaryOperator<String> made)
      throws IOException, SQLException {
    assertThat("tables", names(), is(expected.names()));
    long rows = 0;
    try (Connection mine = DriverManager.getConnection("jdbc:duckdb:");
        Connection theirs = DriverManager.getConnection("jdbc:duckdb:")) {
      for (String table : names()) {
        try (Statement left = mine.createStatement();
            Statement right = theirs.createStatement()) {
          ResultSet ofLeft = left.executeQuery(query(table));
          ResultSet ofRight = right.executeQuery(expected.query(table));
          rows += compare(table, ofLeft, ofRight, made);
        }
      }
    }
    return rows;
  }

  private String query(String table) {
    return "FROM read_parquet('%s')".formatted(current.resolve(table).resolve("*.parquet"));
  }

  private static long compare(
      String table, ResultSet found, ResultSet expected, UnaryOperator<String> made)
      throws SQLException {
    assertThat("columns of " + table, columns(found), is(columns(expected)));
    int columns = found.getMetaData().getColumnCount();
    long row = 0;
    while (expected.next()) {
      row++;
      if (!found.next()) {
        throw new AssertionError(table + " ends before row " + row);
      }
      for (int column = 1; column <= columns; column++) {
        String value = found.getString(column);
        if (!Objects.equals(value == null ? null : made.apply(value), expected.getString(column))) {
          throw new AssertionError(
              "%s, row %d, column %s: found %s, expected %s"
                  .formatted(
                      table,
                      row,
                      found.getMetaData().getColumnName(column),
                      value,
                      expected.getString(column)));
        }
      }
    }
    if (found.next()) {
      throw new AssertionError(table + " goes on after row " + row);
    }
    return row;
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
      columns.add(
          rows.getMetaData().getColumnName(column)
              + " "
              + rows.getMetaData().getColumnTypeName(column));
    }
    return columns;
  }
}
