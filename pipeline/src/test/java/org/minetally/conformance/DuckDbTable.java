package org.minetally.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The flat columns of a Parquet file, as read by DuckDB.
 *
 * @param types the DuckDB type of each column
 * @param rows the values as text, with bytes and strings in hexadecimal; null for NULL
 */
record DuckDbTable(List<String> types, List<List<String>> rows) {

  /**
   * Reads columns of a file.
   *
   * @throws SQLException if DuckDB cannot read them
   */
  static DuckDbTable of(Path file, List<String> columns) throws SQLException {
    String from = " FROM read_parquet('" + file + "')";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      List<String> types = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      for (String column : columns) {
        String name = '"' + column.replace("\"", "\"\"") + '"';
        String type = first(statement, "SELECT typeof(any_value(" + name + "))" + from);
        types.add(type);
        texts.add(text(name, type));
      }
      return new DuckDbTable(types, rows(statement, "SELECT " + String.join(", ", texts) + from));
    }
  }

  private static String text(String name, String type) {
    return switch (type) {
      case "BLOB" -> "hex(" + name + ")";
      case "VARCHAR" -> "hex(encode(" + name + "))";
      case "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE", "TIME" ->
          "left(replace(CAST("
              + name
              + " AS VARCHAR), ' ', 'T'), "
              + (type.equals("TIME")
                  ? "8)"
                  : "length(regexp_extract(CAST(" + name + " AS VARCHAR), '^[^.+]*')))");
      default -> "CAST(" + name + " AS VARCHAR)";
    };
  }

  private static String first(Statement statement, String sql) throws SQLException {
    return rows(statement, sql).get(0).get(0);
  }

  private static List<List<String>> rows(Statement statement, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
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

  /** Returns whether a field read by the program equals the value read by DuckDB. */
  boolean agrees(int row, int column, String field) {
    String value = rows.get(row).get(column);
    if (value == null) {
      return field.isEmpty();
    }
    String type = types.get(column);
    if (type.equals("BLOB") || type.equals("VARCHAR")) {
      return value.equals(HexFormat.of().withUpperCase().formatHex(field.getBytes(ISO_8859_1)));
    }
    if (type.equals("FLOAT")) {
      return (Float.parseFloat(number(field)) == Float.parseFloat(number(value)))
          || (field.equals("NaN") && number(value).equals("NaN"));
    }
    if (type.equals("DOUBLE")) {
      return (Double.parseDouble(number(field)) == Double.parseDouble(number(value)))
          || (field.equals("NaN") && number(value).equals("NaN"));
    }
    if (type.contains("INT") || type.startsWith("DECIMAL")) {
      return new BigDecimal(field).compareTo(new BigDecimal(value)) == 0;
    }
    return field.equals(value);
  }

  private static String number(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan", "-nan" -> "NaN";
      case "inf" -> "Infinity";
      case "-inf" -> "-Infinity";
      default -> text;
    };
  }
}
