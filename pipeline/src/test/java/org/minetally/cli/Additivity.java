package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Checks with SQL that the fact tables of a snapshot add up: a year is the sum of its months and
 * its unknown month, a region the sum of its districts and its unknown district. Shares no code
 * with the program.
 *
 * @param sql a connection to the tables of the snapshot
 * @param dataset the name of the dataset, the prefix of its table names
 * @param measures the columns of its measures
 */
record Additivity(DuckDb sql, String dataset, List<String> measures) {

  private static final Map<String, String> PERIODS =
      Map.of(
          "year", "CASE WHEN period_start IS NULL THEN 'XXXX' ELSE year(period_start)::VARCHAR END",
          "month",
              """
              CASE WHEN period_start IS NULL THEN 'XXXX'
                   WHEN last_day(period_start) >= period_end THEN strftime(period_start, '%Y-%m')
                   ELSE year(period_start) || '-XX' END""");

  /** Asserts that each row of the coarser period's table is the sum of the rows within it. */
  void periods(String finer, String coarser, String level) throws SQLException {
    same(
        "%s by %s adds up to %s, by %s".formatted(dataset, finer, coarser, level),
        "SELECT %s AS k, region_code AS r, %s FROM %s GROUP BY k, r ORDER BY k, r"
            .formatted(PERIODS.get(coarser), sums(), table(finer, level)),
        "SELECT period_key AS k, region_code AS r, %s FROM %s GROUP BY k, r ORDER BY k, r"
            .formatted(sums(), table(coarser, level)));
  }

  /** Asserts that each row of the upper level's table is the sum of the rows below it. */
  void levels(String lower, String upper, String period) throws SQLException {
    same(
        "%s of %s add up to %s, by %s".formatted(dataset, lower, upper, period),
        "SELECT period_key AS k, coalesce(parent_code, 'unknown') AS r, %s FROM %s GROUP BY k, r ORDER BY k, r"
            .formatted(sums(), table(period, lower)),
        "SELECT period_key AS k, region_code AS r, %s FROM %s GROUP BY k, r ORDER BY k, r"
            .formatted(sums(), table(period, upper)));
  }

  private void same(String what, String finer, String coarser) throws SQLException {
    assertThat(what, sql.rows(finer), is(sql.rows(coarser)));
  }

  private String sums() {
    return String.join(", ", measures.stream().map("sum(%s)"::formatted).toList());
  }

  private String table(String period, String level) {
    return dataset + "_by_" + period + "_" + level;
  }
}
