package org.minetally.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares the results of two engines: keys, records, items and area of every row of all tables.
 * Names and dates are not compared; they follow from the keys.
 *
 * @param tables one comparison for each {@link Table}
 */
record EngineComparison(List<TableComparison> tables) {

  private static final int SAMPLE = 10;

  EngineComparison {
    tables = List.copyOf(tables);
  }

  /**
   * The comparison of one table.
   *
   * @param table the table
   * @param left the digest of the first result
   * @param right the digest of the second result
   * @param differences up to ten rows that only one result has, each with its side
   */
  record TableComparison(Table table, Digest left, Digest right, List<String> differences) {

    TableComparison {
      differences = List.copyOf(differences);
    }

    boolean isEqual() {
      return differences.isEmpty() && left.equals(right);
    }
  }

  /**
   * A digest of a table's content, independent of row order.
   *
   * @param rows number of rows
   * @param checksum sum of the rows' MD5 prefixes, in hexadecimal
   */
  record Digest(long rows, String checksum) {}

  /**
   * Usage: {@code EngineComparison <tables of one engine> <tables of the other>}. Exit code 1 if
   * they differ, 2 if a table is missing.
   */
  public static void main(String[] args) throws SQLException {
    try {
      EngineComparison comparison = of(Shape.USUAL.tables(), Path.of(args[0]), Path.of(args[1]));
      System.out.print(comparison.describe());
      System.exit(comparison.isEqual() ? 0 : 1);
    } catch (BenchmarkException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /**
   * Compares the tables below two folders.
   *
   * @param compared the tables to compare
   * @throws BenchmarkException if a table is missing
   * @throws SQLException if a table lacks a required column
   */
  static EngineComparison of(List<Table> compared, Path left, Path right) throws SQLException {
    List<TableComparison> tables = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (Table table : compared) {
        String leftRows = rows(table, left);
        String rightRows = rows(table, right);
        Digest ofLeft = digest(statement, leftRows);
        Digest ofRight = left.equals(right) ? ofLeft : digest(statement, rightRows);
        List<String> differences = new ArrayList<>();
        if (!ofLeft.equals(ofRight)) {
          addOnly(statement, "only in the first", leftRows, rightRows, differences);
          addOnly(statement, "only in the second", rightRows, leftRows, differences);
        }
        tables.add(new TableComparison(table, ofLeft, ofRight, differences));
      }
    }
    return new EngineComparison(tables);
  }

  boolean isEqual() {
    return tables.stream().allMatch(TableComparison::isEqual);
  }

  /** Returns the digest over both tables of one side. */
  static Digest total(List<Digest> digests) {
    StringBuilder checksum = new StringBuilder();
    long rows = 0;
    for (Digest digest : digests) {
      rows += digest.rows();
      checksum.append(checksum.isEmpty() ? "" : " ").append(digest.checksum());
    }
    return new Digest(rows, checksum.toString());
  }

  /** Describes the comparison in a few lines. */
  String describe() {
    StringBuilder text = new StringBuilder();
    for (TableComparison table : tables) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %,d rows %s, %,d rows %s: %s%n",
              table.table().folder(),
              table.left().rows(),
              table.left().checksum(),
              table.right().rows(),
              table.right().checksum(),
              table.isEqual() ? "equal" : "DIFFERENT"));
      table.differences().forEach(row -> text.append("  ").append(row).append('\n'));
    }
    return text.toString();
  }

  private static String rows(Table table, Path tables) {
    Path folder = tables.resolve(table.folder());
    if (!Files.isDirectory(folder)) {
      throw new BenchmarkException("no such table: " + folder);
    }
    return "SELECT "
        + String.join(", ", table.keys())
        + ", records::BIGINT AS records, items::BIGINT AS items,"
        + " area_cleared_m2::DECIMAL(18,4) AS area FROM read_parquet('"
        + folder.resolve("*.parquet").toString().replace("'", "''")
        + "')";
  }

  private static void addOnly(
      Statement statement, String side, String rows, String others, List<String> differences)
      throws SQLException {
    String sql = "(" + rows + ") EXCEPT ALL (" + others + ") ORDER BY ALL LIMIT " + SAMPLE;
    try (ResultSet found = statement.executeQuery(sql)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        StringBuilder row = new StringBuilder(side).append(':');
        for (int column = 1; column <= columns; column++) {
          row.append(' ').append(found.getString(column));
        }
        differences.add(row.toString());
      }
    }
  }

  /** Computes a digest in which NULL ("not reported") differs from zero and from no row. */
  private static Digest digest(Statement statement, String rows) throws SQLException {
    String sql =
        "SELECT count(*), printf('%016x', (coalesce(sum(md5_number_lower(t::VARCHAR)::HUGEINT), 0)"
            + " % 18446744073709551616::HUGEINT)::UBIGINT) FROM ("
            + rows
            + ") AS t";
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return new Digest(result.getLong(1), result.getString(2));
    }
  }
}
