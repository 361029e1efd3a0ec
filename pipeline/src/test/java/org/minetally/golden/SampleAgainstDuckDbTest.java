package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.cli.CommandLineRunner;

/** Compares every fact table of the sample with SQL that DuckDB runs on the data files. */
class SampleAgainstDuckDbTest {

  @TempDir static Path temp;
  private static GoldenSnapshot current;
  private static Connection duckDb;

  @BeforeAll
  static void runTheSampleAndReadItsFilesWithSql() throws IOException, SQLException {
    Path job = Repository.copySample(temp);
    CommandLineRunner.Answer answer = CommandLineRunner.run("run", job.toString());
    assertThat(answer.err(), answer.exitCode(), is(0));
    current = new GoldenSnapshot(temp.resolve("out/sample/current"));
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
    try (InputStream in = SampleAgainstDuckDbTest.class.getResourceAsStream("sample.sql");
        Statement statement = duckDb.createStatement()) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      statement.execute(
          sql.replace("@DATA@", job.resolveSibling("data").toString())
              .replace("@GAZETTEER@", job.resolveSibling("gazetteer.csv").toString()));
    }
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  @ParameterizedTest
  @CsvSource({
    "casualties, month, district", "casualties, month, province",
    "casualties, quarter, district", "casualties, quarter, province",
    "casualties, year, district", "casualties, year, province",
    "detections, month, district", "detections, month, province",
    "detections, quarter, district", "detections, quarter, province",
    "detections, year, district", "detections, year, province"
  })
  void matchesSqlOnDataFiles(String dataset, String period, String level) throws SQLException {
    boolean casualties = dataset.equals("casualties");
    String dimensions =
        casualties ? "sex, device_category" : "event_type, device_category, device_model";
    String sums =
        casualties
            ? "sum(victims), sum(killed), sum(injured), sum(outcome_unknown)"
            : "sum(items), sum(area_cleared_m2), sum(area_reduced_m2), sum(area_cancelled_m2)";
    String bySql =
        "SELECT period_of('%s', first_day, last_day) AS p, region_at('%s', province, district) AS r, %s, count(*), %s FROM %s GROUP BY ALL"
            .formatted(period, level, dimensions, sums, dataset);
    String written =
        "SELECT period_key, region_code, %s, records, %s FROM %s"
            .formatted(
                dimensions,
                sums.replace("sum(", "").replace(")", ""),
                current.from(dataset + "_by_" + period + "_" + level));

    List<String> expected = rows(bySql);

    assertThat(expected.size(), greaterThan(5));
    assertThat(rows(written), is(expected));
  }

  /** Returns rows as text, in an order that both sides share. */
  private static List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = duckDb.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT * FROM (" + query + ") ORDER BY ALL NULLS LAST")) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          Object value = result.getObject(i);
          fields.add(
              value instanceof java.math.BigDecimal number
                  ? number.stripTrailingZeros().toPlainString()
                  : String.valueOf(value));
        }
        rows.add(String.join(" | ", fields));
      }
    }
    return rows;
  }
}
