package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Whether the fact tables of a snapshot add up, as SQL that knows nothing of the program: a year is
 * its months and its unknown month, a region is its districts and its unknown district.
 *
 * @param sql the snapshot's tables
 * @param dataset the dataset's name, with which its tables' names begin
 * @param measures its measures' columns
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

  /** That each row of the coarser period's table is the sum of the finer one's rows within it. */
  void periods(String finer, String coarser, String level) throws SQLException {
    same(
        "%s by %s adds up to %s, by %s".formatted(dataset, finer, coarser, level),
        "SELECT %s AS k, region_code AS r, %s FROM %s GROUP BY k, r ORDER BY k, r"
            .formatted(PERIODS.get(coarser), sums(), table(finer, level)),
        "SELECT period_key AS k, region_code AS r, %s FROM %s GROUP BY k, r ORDER BY k, r"
            .formatted(sums(), table(coarser, level)));
  }

  /** That each row of the upper level's table is the sum of the lower one's rows under it. */
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
