package org.minetally.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Computes the same result from the same files with Spark SQL, in a separate process with one
 * thread per processor.
 *
 * <p>The formulation follows {@link DuckDbJob}: any occurrence of a repeated record id may be
 * taken, the year table is summed from the month table, and columns have declared types. District
 * and device become numbers before the aggregation, because with text Spark falls back to sorting.
 */
final class SparkSqlJob {

  /**
   * Spark's default of 200 is too many for a small machine; Spark merges partitions that turn out
   * small.
   */
  private static final int SHUFFLE_PARTITIONS = 32;

  private static final String COLUMNS =
      "record_id STRING, event_date DATE, district_code STRING, district STRING, device STRING,"
          + " production_year SMALLINT, quantity SMALLINT, area_m2 DECIMAL(9,1), latitude DOUBLE,"
          + " longitude DOUBLE, source STRING, notes STRING";

  private static final String PLACES =
      """
      SELECT code, name, level, parent, CAST(monotonically_increasing_id() AS INT) AS place
      FROM gazetteer
      """;

  private static final String SUMS =
      """
      WITH records AS (
        SELECT any_value(month) AS month,
               any_value(place) AS place,
               any_value(kind) AS kind,
               any_value(quantity) AS quantity,
               any_value(area_m2) AS area_m2
        FROM (
          SELECT record_id,
                 year(event_date) * 12 + month(event_date) - 1 AS month,
                 place, kind, quantity, area_m2
          FROM rows
          JOIN places ON code = district_code
          JOIN kinds ON word = device)
        GROUP BY record_id),
      cells AS (
        SELECT month, place, kind,
               count(*) AS records, sum(quantity) AS items, sum(area_m2) AS area
        FROM records
        GROUP BY month, place, kind)
      SELECT make_date(CAST(month / 12 AS INT), month % 12 + 1, 1) AS month,
             code, name, parent, category, records, items, area
      FROM cells
      JOIN places USING (place)
      JOIN kinds USING (kind)
      """;

  private static final String MONTHS =
      """
      SELECT date_format(month, 'yyyy-MM') AS period_key,
             month AS period_start,
             last_day(month) AS period_end,
             code AS region_code,
             name AS region_name,
             parent AS parent_code,
             category AS device_category,
             CAST(sum(records) AS BIGINT) AS records,
             CAST(sum(items) AS BIGINT) AS items,
             CAST(sum(area) AS DECIMAL(18,4)) AS area_cleared_m2
      FROM sums
      GROUP BY month, code, name, parent, category
      ORDER BY period_key, region_code, device_category
      """;

  private static final String YEARS =
      """
      SELECT date_format(month, 'yyyy') AS period_key,
             make_date(year(month), 1, 1) AS period_start,
             make_date(year(month), 12, 31) AS period_end,
             region.code AS region_code,
             region.name AS region_name,
             region.parent AS parent_code,
             CAST(sum(records) AS BIGINT) AS records,
             CAST(sum(items) AS BIGINT) AS items,
             CAST(sum(area) AS DECIMAL(18,4)) AS area_cleared_m2
      FROM sums
      JOIN places AS region ON region.code = sums.parent
      GROUP BY 1, 2, 3, 4, 5, 6
      ORDER BY period_key, region_code
      """;

  private SparkSqlJob() {}

  /** Usage: {@code SparkSqlJob <data folder> <output folder> <scratch folder>}. */
  public static void main(String[] args) throws IOException {
    DataSet data = new DataSet(Path.of(args[0]));
    Path output = Path.of(args[1]);
    Path scratch = Path.of(args[2]);
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[" + Runtime.getRuntime().availableProcessors() + "]")
            .appName("minetally-benchmark")
            .config("spark.local.dir", scratch.toString())
            .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString())
            .config("spark.sql.shuffle.partitions", SHUFFLE_PARTITIONS)
            .config("spark.ui.enabled", false)
            .getOrCreate()) {
      declare(spark, data);
      spark.sql(SUMS).cache().createOrReplaceTempView("sums");
      write(spark, MONTHS, Table.MONTH_DISTRICT.file(output), scratch);
      write(spark, YEARS, Table.YEAR_REGION.file(output), scratch);
    }
  }

  private static void declare(SparkSession spark, DataSet data) throws IOException {
    List<String> rows = data.rowFiles().stream().map(Path::toString).toList();
    spark
        .read()
        .schema(COLUMNS)
        .option("header", true)
        .option("escape", "\"")
        .csv(rows.toArray(String[]::new))
        .createOrReplaceTempView("rows");
    spark
        .read()
        .option("header", true)
        .csv(data.gazetteer().toString())
        .createOrReplaceTempView("gazetteer");
    spark.sql(PLACES).cache().createOrReplaceTempView("places");
    @SuppressWarnings("EnumOrdinal") // a key within the query
    String kinds =
        Arrays.stream(Device.values())
            .map(d -> "('%s', '%s', %s)".formatted(d.word(), d.category(), d.ordinal()))
            .collect(Collectors.joining(", "));
    spark
        .sql("SELECT * FROM VALUES " + kinds + " AS kinds(word, category, kind)")
        .createOrReplaceTempView("kinds");
  }

  /** Moves the single file, which Spark names itself, to the path that readers expect. */
  private static void write(SparkSession spark, String sql, Path file, Path scratch)
      throws IOException {
    Path written = scratch.resolve("table");
    spark.sql(sql).coalesce(1).write().mode("overwrite").parquet(written.toString());
    Files.createDirectories(file.getParent());
    try (Stream<Path> parts = Files.list(written)) {
      Path part =
          parts.filter(p -> p.getFileName().toString().endsWith(".parquet")).findFirst().get();
      Files.move(part, file);
    }
  }
}
