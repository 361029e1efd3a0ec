import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.minetally.contract.ReaderEngine;
import org.minetally.contract.ReaderLoop;

/** Spark SQL, over temporary views on the folders of the tables. Run from its source. */
public final class SparkReader implements ReaderEngine {

  private static final Map<String, String> TYPES =
      Map.of(
          "string",
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
          "binary",
          "any");

  private final SparkSession spark =
      SparkSession.builder()
          .master("local[1]")
          .config("spark.ui.enabled", "false")
          .config("spark.sql.shuffle.partitions", "1")
          .getOrCreate();

  public static void main(String[] arguments) throws Exception {
    SparkReader reader = new SparkReader();
    System.out.println(reader.spark.version());
    ReaderLoop.run(reader, System.out);
  }

  /** Spark keeps the list of a view's files and their sizes, so that a view is made again. */
  @Override
  public void open(Path snapshot, List<String> tables, boolean again) {
    for (String table : tables) {
      spark.read().parquet(snapshot.resolve(table).toString()).createOrReplaceTempView(table);
    }
  }

  @Override
  public List<List<Object>> query(String sql) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : spark.sql(sql.replace('"', '`')).collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(row.get(i));
      }
      rows.add(values);
    }
    return rows;
  }

  @Override
  public List<String> types(String table) {
    List<String> types = new ArrayList<>();
    for (StructField field : spark.table(table).schema().fields()) {
      String type = field.dataType().catalogString();
      types.add(field.name() + " " + TYPES.getOrDefault(type, type));
    }
    return types;
  }

  @Override
  public void close() {
    spark.stop();
  }
}
