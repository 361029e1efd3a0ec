import io.trino.Session;
import io.trino.plugin.hive.HivePlugin;
import io.trino.spi.type.SqlDecimal;
import io.trino.testing.MaterializedRow;
import io.trino.testing.StandaloneQueryRunner;
import io.trino.testing.TestingSession;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minetally.contract.ReaderEngine;
import org.minetally.contract.ReaderLoop;

/**
 * A Trino server with its Hive connector, over the snapshot's own views.trino.sql. Run from its
 * source.
 */
public final class TrinoReader implements ReaderEngine {

  private static final Map<String, String> TYPES =
      Map.of(
          "varchar",
          "string",
          "date",
          "date",
          "bigint",
          "integer",
          "decimal(18,4)",
          "number",
          "double",
          "number",
          "boolean",
          "boolean",
          "varbinary",
          "any");

  private final Session session =
      TestingSession.testSessionBuilder().setCatalog("hive").setSchema("minetally").build();
  private final StandaloneQueryRunner trino = new StandaloneQueryRunner(session);

  private TrinoReader() throws Exception {
    trino.installPlugin(new HivePlugin());
    trino.createCatalog(
        "hive",
        "hive",
        Map.of(
            "hive.metastore", "file",
            "hive.metastore.catalog.dir", "local://" + Files.createTempDirectory("metastore"),
            "fs.native-local.enabled", "true",
            "local.location", "/",
            "hive.security", "allow-all"));
    trino.execute(session, "CREATE SCHEMA minetally");
  }

  public static void main(String[] arguments) throws Exception {
    // Trino takes the standard output for its log.
    PrintStream out = System.out;
    try (TrinoReader reader = new TrinoReader()) {
      out.println(reader.query("SELECT node_version FROM system.runtime.nodes").get(0).get(0));
      ReaderLoop.run(reader, out);
    }
    System.exit(0);
  }

  /** An existing table shows the current content of its folder. */
  @Override
  public void open(Path snapshot, List<String> tables, boolean again) throws Exception {
    if (again) {
      return;
    }
    String sql =
        Files.readString(snapshot.resolve("views.trino.sql"))
            .replace("${SNAPSHOT}", "local://" + snapshot);
    for (String statement : sql.split(";\n", 0)) {
      if (!statement.isBlank()) {
        trino.execute(session, statement);
      }
    }
  }

  @Override
  public List<List<Object>> query(String sql) {
    List<List<Object>> rows = new ArrayList<>();
    for (MaterializedRow row : trino.execute(session, sql).getMaterializedRows()) {
      rows.add(row.getFields().stream().map(TrinoReader::plain).toList());
    }
    return rows;
  }

  private static Object plain(Object value) {
    return value instanceof SqlDecimal decimal ? decimal.toBigDecimal() : value;
  }

  @Override
  public List<String> types(String table) {
    List<String> types = new ArrayList<>();
    for (List<Object> row : query("SHOW COLUMNS FROM \"" + table + '"')) {
      types.add(row.get(0) + " " + TYPES.getOrDefault("" + row.get(1), "" + row.get(1)));
    }
    return types;
  }

  @Override
  public void close() {
    trino.close();
  }
}
