package org.minetally.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Computes the same result from the same files with DuckDB, in a separate process.
 *
 * <p>This is the fastest correct formulation found. Seconds for the whole process on two cores that
 * were otherwise mostly idle, DuckDB 1.4.4, best of two or three runs, 5 and 20 million rows; empty
 * where not measured:
 *
 * <table>
 *   <caption>Formulations tried</caption>
 *   <tr><td>no deduplication at all (a wrong result, the floor)</td><td>1.07</td><td></td></tr>
 *   <tr><td>GROUP BY record_id with any_value() or first(), columns as text</td><td>1.74</td><td>7.3</td></tr>
 *   <tr><td>one any_value() of a struct, text</td><td>2.02</td><td></td></tr>
 *   <tr><td>DISTINCT ON (record_id), text</td><td>1.79</td><td></td></tr>
 *   <tr><td>QUALIFY row_number() OVER (PARTITION BY record_id) = 1, text</td><td>1.89</td><td>6.8</td></tr>
 *   <tr><td>GROUP BY a 64-bit hash of record_id (not exact), text</td><td>1.68</td><td></td></tr>
 *   <tr><td>GROUP BY record_id, any_value(), ENUM for district and device</td><td>1.59</td><td>6.0</td></tr>
 *   <tr><td>DISTINCT ON (record_id), ENUM</td><td>1.62</td><td>5.9</td></tr>
 *   <tr><td>month cut from the date's text instead of parsing a DATE, ENUM</td><td>1.84</td><td></td></tr>
 *   <tr><td>all values packed by hand into one BIGINT, ENUM</td><td>1.53</td><td>5.8</td></tr>
 *   <tr><td><b>GROUP BY, any_value(), ENUM, 8 MB read buffers: this one</b></td><td>1.53</td><td>5.8</td></tr>
 *   <tr><td>GROUP BY, any_value(), ENUM, with SET threads = 3</td><td>1.46</td><td>5.0</td></tr>
 *   <tr><td>DISTINCT over record id and values, ENUM</td><td>1.53</td><td>5.5</td></tr>
 * </table>
 *
 * <p>DuckDB may take any occurrence of a repeated record: the generated data repeat rows exactly,
 * so the sums equal those of the first occurrence, and DuckDB need not sort. The formulation in the
 * last line gives the same sums here but was rejected, because it removes equal rows instead of
 * repeated ids. Areas as DECIMAL are exact and cost no more than DOUBLE; {@code
 * preserve_insertion_order} made no difference. The year table is rolled up from the month table,
 * as a second aggregation of all rows (from a temporary table of them) took about 0.1 s longer at 5
 * million. Places and categories are joined after the aggregation.
 *
 * <p>With more than two threads DuckDB uses another aggregation strategy, which explains the gain
 * of {@code threads = 3} on two cores. The default is DuckDB's own; {@code --duckdb-threads 3}
 * selects the faster setting.
 */
final class DuckDbJob {

  /** DuckDB's default number of threads: one per processor. */
  static final int DEFAULT_THREADS = 0;

  private static final String PREPARE =
      """
      SET preserve_insertion_order = false;
      CREATE TEMP TABLE gazetteer AS
        SELECT code, name, level, parent
        FROM read_csv('$gazetteer', header = true, all_varchar = true);
      CREATE TEMP TABLE categories (word VARCHAR, category VARCHAR);
      INSERT INTO categories VALUES $categories;
      CREATE TYPE district AS ENUM (SELECT code FROM gazetteer WHERE level = 'district');
      CREATE TYPE device AS ENUM (SELECT word FROM categories);
      """;

  private static final String READ_RECORDS =
      """
      read_csv('$rows', auto_detect = false, header = true,
               delim = ',', quote = '"', escape = '"', buffer_size = 8000000,
               columns = {
                 'record_id': 'VARCHAR', 'event_date': 'DATE',
                 'district_code': 'district', 'district': 'VARCHAR', 'device': 'device',
                 'production_year': 'SMALLINT', 'quantity': 'SMALLINT',
                 'area_m2': 'DECIMAL(9,1)', 'latitude': 'DOUBLE', 'longitude': 'DOUBLE',
                 'source': 'VARCHAR', 'notes': 'VARCHAR'})\
      """;

  private static final String AGGREGATE =
      """
      CREATE TEMP TABLE sums AS
        WITH records AS (
          SELECT any_value(date_trunc('month', event_date)) AS month,
                 any_value(district_code) AS district_code,
                 any_value(device) AS device,
                 any_value(quantity) AS quantity,
                 any_value(area_m2) AS area_m2
          FROM %s
          GROUP BY record_id),
        cells AS (
          SELECT month, district_code, device,
                 count(*) AS records, sum(quantity) AS items, sum(area_m2) AS area
          FROM records
          GROUP BY ALL)
        SELECT month, code, name, parent, category, records, items, area
        FROM cells
        JOIN gazetteer ON code = district_code::VARCHAR
        JOIN categories ON word = device::VARCHAR;
      """
          .formatted(READ_RECORDS);

  /**
   * Keeps the records, and computes the same sums from them. DuckDB reads the files in order, so
   * that rows can be numbered: no generated field contains a line break, so a row is a line, and
   * all files but the last have the same number of rows. The order of the records is not kept: that
   * would take DuckDB a third longer.
   */
  private static final String AGGREGATE_RECORDS =
      """
      CREATE TEMP TABLE records AS
        WITH numbered AS (
          SELECT row_number() OVER () AS number, *
          FROM %s),
        distinct_records AS (
          SELECT record_id,
                 min(number) AS number,
                 any_value(event_date) AS event_date,
                 any_value(district_code) AS district_code,
                 any_value(device) AS device,
                 any_value(quantity) AS quantity,
                 any_value(area_m2) AS area_m2
          FROM numbered
          GROUP BY record_id)
        SELECT record_id, number, event_date, date_trunc('month', event_date) AS month,
               code, name, parent, category, quantity, area_m2
        FROM distinct_records
        JOIN gazetteer ON code = district_code::VARCHAR
        JOIN categories ON word = device::VARCHAR;
      CREATE TEMP TABLE sums AS
        SELECT month, code, name, parent, category,
               count(*) AS records, sum(quantity) AS items, sum(area_m2) AS area
        FROM records
        GROUP BY ALL;
      """
          .formatted(READ_RECORDS);

  private static final String WRITE_RECORDS =
      """
      COPY (
        SELECT 'generated' AS source_id,
               list_extract(
                 (SELECT list(file ORDER BY file) FROM glob('$rows')),
                 ((number - 1) // $rows_per_file + 1)::INTEGER) AS file,
               (number - 1) % $rows_per_file + 2 AS line_number,
               (number - 1) % $rows_per_file + 1 AS record_number,
               record_id AS record_key,
               event_date::VARCHAR AS date,
               event_date AS date_start,
               event_date AS date_end,
               'district' AS place_level,
               code AS place_code,
               name AS place_name,
               'month:' || strftime(event_date, '%Y-%m') AS month_period_id,
               'year:' || strftime(event_date, '%Y') AS year_period_id,
               'region:' || parent AS region_region_id,
               'district:' || code AS district_region_id,
               category AS device_category,
               1::BIGINT AS records,
               quantity::BIGINT AS items,
               area_m2::DECIMAL(18,4) AS area_cleared_m2
        FROM records)
      TO '$records' (FORMAT parquet, COMPRESSION snappy);
      """;

  /** The same sums of items whose tasks are in another table. */
  private static final String AGGREGATE_RELATED =
      """
      CREATE TEMP TABLE sums AS
        WITH tasks AS (
          SELECT task_id, date_trunc('month', event_date) AS month, district_code
          FROM read_csv('$tasks', auto_detect = false, header = true,
                        delim = ',', quote = '"', escape = '"', buffer_size = 8000000,
                        columns = {
                          'task_id': 'VARCHAR', 'event_date': 'DATE',
                          'district_code': 'district', 'district': 'VARCHAR',
                          'office': 'VARCHAR'})),
        items AS (
          SELECT any_value(task_id) AS task_id,
                 any_value(device) AS device,
                 any_value(quantity) AS quantity,
                 any_value(area_m2) AS area_m2
          FROM read_csv('$rows', auto_detect = false, header = true,
                        delim = ',', quote = '"', escape = '"', buffer_size = 8000000,
                        columns = {
                          'item_id': 'VARCHAR', 'task_id': 'VARCHAR', 'device': 'device',
                          'quantity': 'SMALLINT', 'area_m2': 'DECIMAL(9,1)',
                          'notes': 'VARCHAR'})
          GROUP BY item_id),
        cells AS (
          SELECT month, district_code, device,
                 count(*) AS records, sum(quantity) AS items, sum(area_m2) AS area
          FROM items JOIN tasks USING (task_id)
          GROUP BY ALL)
        SELECT month, code, name, parent, category, records, items, area
        FROM cells
        JOIN gazetteer ON code = district_code::VARCHAR
        JOIN categories ON word = device::VARCHAR;
      """;

  private static final String WRITE_MONTHS =
      """
      COPY (
        SELECT strftime(month, '%Y-%m') AS period_key,
               month AS period_start,
               last_day(month) AS period_end,
               code AS region_code,
               name AS region_name,
               parent AS parent_code,
               category AS device_category,
               sum(records)::BIGINT AS records,
               sum(items)::BIGINT AS items,
               sum(area)::DECIMAL(18,4) AS area_cleared_m2
        FROM sums
        GROUP BY month, code, name, parent, category
        ORDER BY period_key, region_code, device_category)
      TO '$months' (FORMAT parquet, COMPRESSION snappy);
      """;

  private static final String WRITE_YEARS =
      """
      COPY (
        SELECT strftime(month, '%Y') AS period_key,
               make_date(year(month), 1, 1) AS period_start,
               make_date(year(month), 12, 31) AS period_end,
               region.code AS region_code,
               region.name AS region_name,
               region.parent AS parent_code,
               sum(records)::BIGINT AS records,
               sum(items)::BIGINT AS items,
               sum(area)::DECIMAL(18,4) AS area_cleared_m2
        FROM sums
        JOIN gazetteer AS region ON region.code = sums.parent
        GROUP BY ALL
        ORDER BY period_key, region_code)
      TO '$years' (FORMAT parquet, COMPRESSION snappy);
      """;

  private DuckDbJob() {}

  /** Usage: {@code DuckDbJob <data folder> <output folder> [<threads> [<scratch folder>]]}. */
  public static void main(String[] args) throws IOException, SQLException {
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : DEFAULT_THREADS;
    Path scratch = args.length > 3 ? Path.of(args[3]) : Path.of(".tmp");
    run(new DataSet(Path.of(args[0])), Path.of(args[1]), threads, scratch);
  }

  /**
   * Reads {@code data} and writes both tables below {@code output}.
   *
   * @param threads DuckDB's setting, or {@link #DEFAULT_THREADS}
   * @param scratch the folder where DuckDB spills once it has used four fifths of the memory
   */
  static void run(DataSet data, Path output, int threads, Path scratch)
      throws IOException, SQLException {
    for (Table table : (data.hasRecords() ? Shape.RECORDS : Shape.USUAL).tables()) {
      Files.createDirectories(table.file(output).getParent());
    }
    String categories =
        Arrays.stream(Device.values())
            .map(device -> "('" + device.word() + "', '" + device.category() + "')")
            .collect(Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String sql : script(data, threads, scratch)) {
        statement.execute(
            sql.replace("$gazetteer", quotable(data.gazetteer()))
                .replace("$categories", categories)
                .replace("$tasks", quotable(data.folder().resolve(DataSet.TASKS_PATTERN)))
                .replace("$rows_per_file", Long.toString(data.rowsPerFile()))
                .replace("$rows", quotable(data.folder().resolve(DataSet.ROWS_PATTERN)))
                .replace("$months", quotable(Table.MONTH_DISTRICT.file(output)))
                .replace("$records", quotable(Table.RECORDS.file(output)))
                .replace("$years", quotable(Table.YEAR_REGION.file(output))));
      }
    }
  }

  private static List<String> script(DataSet data, int threads, Path scratch) throws IOException {
    List<String> script = new ArrayList<>();
    script.add("SET temp_directory = '" + quotable(scratch) + "'");
    if (threads != DEFAULT_THREADS) {
      script.add("SET threads = " + threads);
    }
    script.add(PREPARE);
    if (data.hasRecords()) {
      script.add(AGGREGATE_RECORDS);
      script.add(WRITE_RECORDS);
    } else {
      script.add(data.hasTasks() ? AGGREGATE_RELATED : AGGREGATE);
    }
    script.add(WRITE_MONTHS);
    script.add(WRITE_YEARS);
    return script;
  }

  private static String quotable(Path path) {
    return path.toString().replace("'", "''");
  }
}
