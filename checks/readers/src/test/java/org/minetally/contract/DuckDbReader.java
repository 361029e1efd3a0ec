package org.minetally.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** DuckDB by JDBC, of whatever version is on the class path, through the snapshot's own views. */
public final class DuckDbReader implements ReaderEngine {

  /** DuckDB 1.5 and later recognise GeoParquet and return its shapes as geometries. */
  private static final Map<String, String> TYPES =
      Map.of(
          "VARCHAR",
          "string",
          "DATE",
          "date",
          "BIGINT",
          "integer",
          "DECIMAL(18,4)",
          "number",
          "DOUBLE",
          "number",
          "BOOLEAN",
          "boolean",
          "BLOB",
          "any",
          "GEOMETRY('OGC:CRS84')",
          "any");

  private final Connection connection = DriverManager.getConnection("jdbc:duckdb:");

  DuckDbReader() throws SQLException {}

  /** Answers questions. */
  public static void main(String[] arguments) throws Exception {
    try (DuckDbReader reader = new DuckDbReader()) {
      System.out.println(reader.query("SELECT version()").get(0).get(0));
      ReaderLoop.run(reader, System.out);
    }
  }

  @Override
  public void open(Path snapshot, List<String> tables, boolean again) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET file_search_path = '" + snapshot + "'");
      if (!again) {
        for (List<Object> view : query("SELECT view_name FROM duckdb_views() WHERE NOT internal")) {
          statement.execute("DROP VIEW \"" + view.get(0) + '"');
        }
        statement.execute(Files.readString(snapshot.resolve("views.duckdb.sql")));
      }
    }
  }

  @Override
  public List<List<Object>> query(String sql) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public List<String> types(String table) throws SQLException {
    List<String> types = new ArrayList<>();
    for (List<Object> row : query("DESCRIBE \"" + table + '"')) {
      types.add(row.get(0) + " " + TYPES.getOrDefault(row.get(1).toString(), "" + row.get(1)));
    }
    return types;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
