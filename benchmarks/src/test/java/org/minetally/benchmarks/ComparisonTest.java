package org.minetally.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

  private static final String ROWS =
      "('2019-03', 'A01', 'unspecified', 1, 2, 3.5), ('2019-04', 'A01', 'unspecified', 4, 5, NULL)";
  private static final String YEARS = "('2019', 'A', '', 5, 7, 3.5)";

  @TempDir Path folder;

  private Path left;
  private Path right;

  @BeforeEach
  void writeTheFirstResult() throws IOException, SQLException {
    left = folder.resolve("left");
    right = folder.resolve("right");
    write(left, ROWS, YEARS);
  }

  @Test
  void treatsRowsInOtherOrderAndTypesAsEqual() throws IOException, SQLException {
    write(
        right,
        "('2019-04', 'A01', 'unspecified', 4, 5, NULL),"
            + " ('2019-03', 'A01', 'unspecified', 1::BIGINT, 2, 3.5000)",
        YEARS);

    EngineComparison comparison = EngineComparison.of(Shape.USUAL.tables(), left, right);

    assertThat(comparison.describe(), comparison.isEqual());
    assertThat(comparison.tables().get(0).left().rows(), is(2L));
    assertThat(comparison.tables().get(0).left(), is(comparison.tables().get(0).right()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "('2019-03', 'A01', 'unspecified', 1, 2, 3.5001)",
        "('2019-03', 'A01', 'unspecified', 1, 3, 3.5)",
        "('2019-03', 'A01', 'unspecified', 2, 2, 3.5)",
        "('2019-03', 'A01', 'unspecified', 1, 2, NULL)",
        "('2019-03', 'A02', 'unspecified', 1, 2, 3.5)",
        "('2019-03', 'A01', 'other_erw', 1, 2, 3.5)",
        "('2019-05', 'A01', 'unspecified', 1, 2, 3.5)"
      })
  void detectsChangedValue(String changed) throws IOException, SQLException {
    write(right, changed + ", ('2019-04', 'A01', 'unspecified', 4, 5, NULL)", YEARS);

    EngineComparison comparison = EngineComparison.of(Shape.USUAL.tables(), left, right);

    assertThat(comparison.isEqual(), is(false));
    assertThat(comparison.tables().get(0).isEqual(), is(false));
    assertThat(comparison.tables().get(1).isEqual(), is(true));
    assertThat(
        comparison.tables().get(0).differences(),
        contains(
            containsString("only in the first: 2019-03"), containsString("only in the second")));
    assertThat(
        comparison.tables().get(0).left().checksum(),
        is(not(comparison.tables().get(0).right().checksum())));
  }

  @Test
  void distinguishesNullFromZero() throws IOException, SQLException {
    write(right, ROWS.replace("NULL", "0"), YEARS);

    assertThat(EngineComparison.of(Shape.USUAL.tables(), left, right).isEqual(), is(false));
  }

  @Test
  void detectsRepeatedRow() throws IOException, SQLException {
    write(right, ROWS, YEARS + ", " + YEARS);

    EngineComparison comparison = EngineComparison.of(Shape.USUAL.tables(), left, right);

    assertThat(comparison.isEqual(), is(false));
    assertThat(
        comparison.tables().get(1).differences(), contains(containsString("only in the second")));
  }

  @Test
  void namesMissingTable() {
    BenchmarkException thrown =
        assertThrows(
            BenchmarkException.class,
            () -> EngineComparison.of(Shape.USUAL.tables(), left, folder.resolve("none")));

    assertThat(thrown.getMessage(), containsString("detections_by_month_district"));
  }

  private static void write(Path tables, String months, String years)
      throws IOException, SQLException {
    write(Table.MONTH_DISTRICT.file(tables), months);
    write(Table.YEAR_REGION.file(tables), years);
  }

  private static void write(Path file, String rows) throws IOException, SQLException {
    Files.createDirectories(file.getParent());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (FROM (VALUES %s) AS t(period_key, region_code, device_category, records, items,"
                  .formatted(rows)
              + " area_cleared_m2)) TO '%s' (FORMAT parquet)".formatted(file));
    }
  }
}
