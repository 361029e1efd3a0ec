package org.minetally.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A summary table computed by DuckDB from the published fact tables of the same grain, which must
 * be broken down by victim_status and age_group only.
 */
final class SummarySql {

  private static final List<String> CUMULATIVE =
      List.of(
          "victims",
          "killed",
          "injured",
          "items",
          "area_cleared_m2",
          "area_reduced_m2",
          "area_cancelled_m2");
  private static final List<String> CHANGING = List.of("victims", "killed", "items");

  private static final String KEYS =
      "period_key, region_code, any_value(period_start) AS ps, any_value(period_end) AS pe,"
          + " any_value(region_name) AS rn, any_value(region_label) AS rl, any_value(parent_code) AS pc, any_value(region_mode) AS rm";

  private static final String CASUALTIES =
      """
      SELECT %s, sum(records) AS casualty_records, sum(victims) AS victims, sum(killed) AS killed,
        sum(injured) AS injured, sum(outcome_unknown) AS outcome_unknown,
        sum(CASE victim_status WHEN 'civilian' THEN victims WHEN 'unknown' THEN NULL ELSE 0 * victims END) AS civilians,
        sum(CASE WHEN victim_status <> 'unknown' THEN victims ELSE 0 * victims END) AS status_known,
        sum(CASE age_group WHEN 'child' THEN victims WHEN 'unknown' THEN NULL ELSE 0 * victims END) AS children,
        sum(CASE WHEN age_group <> 'unknown' THEN victims ELSE 0 * victims END) AS age_known
      FROM casualties_by_%s GROUP BY ALL
      """;

  private static final String DETECTIONS =
      """
      SELECT %s, sum(records) AS detection_records, sum(items) AS items,
        sum(area_cleared_m2) AS area_cleared_m2, sum(area_reduced_m2) AS area_reduced_m2,
        sum(area_cancelled_m2) AS area_cancelled_m2
      FROM detections_by_%s GROUP BY ALL
      """;

  private SummarySql() {}

  /**
   * Returns the query.
   *
   * @param grain such as {@code month_district}; by month, quarter or year
   * @param detections whether there is a fact table of detections
   * @param newest the last day of the data; the {@code days} before it are provisional
   */
  static String of(String grain, boolean detections, String newest, int days) {
    String type = grain.substring(0, grain.indexOf('_'));
    String noDetections =
        DETECTIONS
            .replace("detections_by_%s", "casualties_by_%s WHERE false")
            .replaceAll("sum\\((items|area_[a-z0-9_]+)\\)", "sum(NULL::BIGINT)");
    return """
        WITH c AS (%s), d AS (%s),
        known AS (
          SELECT coalesce(c.period_key, d.period_key) AS period_key,
            coalesce(c.ps, d.ps) AS period_start, coalesce(c.pe, d.pe) AS period_end,
            coalesce(c.region_code, d.region_code) AS region_code, coalesce(c.rn, d.rn) AS region_name, coalesce(c.rl, d.rl) AS region_label,
            coalesce(c.pc, d.pc) AS parent_code, coalesce(c.rm, d.rm) AS region_mode,
            c.* EXCLUDE (period_key, region_code, ps, pe, rn, rl, pc, rm),
            d.* EXCLUDE (period_key, region_code, ps, pe, rn, rl, pc, rm),
            coalesce(c.period_key, d.period_key) NOT LIKE '%%X%%' AS exact
          FROM c FULL JOIN d ON c.period_key = d.period_key AND c.region_code = d.region_code),
        spans AS (
          SELECT region_code, any_value(region_name) AS region_name,
            any_value(region_label) AS region_label, any_value(parent_code) AS parent_code,
            any_value(region_mode) AS region_mode,
            unnest(generate_series(date_trunc('%s', min(period_end)),
              (SELECT max(period_end) FROM known)::TIMESTAMP, INTERVAL 1 %s))::DATE AS first
          FROM known WHERE period_end IS NOT NULL GROUP BY region_code),
        carried AS (
          SELECT CASE '%s' WHEN 'month' THEN strftime(first, '%%Y-%%m') WHEN 'year'
              THEN strftime(first, '%%Y') ELSE year(first) || '-Q' || quarter(first) END AS period_key,
            first AS period_start, (first + INTERVAL 1 %s - INTERVAL 1 DAY)::DATE AS period_end,
            * EXCLUDE (first), true AS exact
          FROM spans),
        j AS (
          FROM known UNION ALL BY NAME
          FROM carried AS s WHERE NOT EXISTS (FROM known AS k
            WHERE k.region_code = s.region_code AND k.period_key = s.period_key)),
        firsts AS (
          SELECT min(period_start) FILTER (exact AND casualty_records IS NOT NULL) AS casualties,
            min(period_start) FILTER (exact AND detection_records IS NOT NULL) AS detections
          FROM j)
        SELECT split_part('%s', '_', 1) || ':' || j.period_key AS period_id,
          substr('%s', strpos('%s', '_') + 1) || ':' || j.region_code AS region_id,
          j.period_key, j.period_start, j.period_end,
          CASE WHEN j.exact THEN j.period_start END AS axis_date, j.region_code, j.region_name, j.region_label, j.parent_code,
          j.region_mode,
          CASE WHEN j.period_end IS NULL THEN NULL
            ELSE DATE '%s' < j.period_end END AS is_partial,
          CASE WHEN j.period_end IS NULL THEN NULL
            ELSE DATE '%s' - j.period_end < %d END AS is_provisional,
          %s
        FROM j CROSS JOIN firsts
        LEFT JOIN j p ON p.region_code = j.region_code AND p.exact
          AND p.period_end = CASE WHEN j.exact THEN j.period_start - 1 END
        LEFT JOIN j y ON y.region_code = j.region_code AND y.exact
          AND y.period_start = CASE WHEN j.exact THEN (j.period_start - INTERVAL 1 YEAR)::DATE END
        WINDOW upToNow AS (PARTITION BY j.region_code ORDER BY j.period_end NULLS LAST
            RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
          twelveMonths AS (PARTITION BY j.region_code ORDER BY j.period_start::TIMESTAMP NULLS LAST
            RANGE BETWEEN INTERVAL %d MONTH PRECEDING AND CURRENT ROW)
        ORDER BY j.period_key, j.region_code
        """
        .formatted(
            CASUALTIES.formatted(KEYS, grain),
            (detections ? DETECTIONS : noDetections).formatted(KEYS, grain),
            type,
            type,
            type,
            type,
            grain,
            grain,
            grain,
            newest,
            newest,
            days,
            String.join(",\n  ", figures()),
            monthsBefore(type));
  }

  /** Returns how many months the first of twelve months begins before a period of the last ones. */
  private static int monthsBefore(String type) {
    return 12
        - switch (type) {
          case "month" -> 1;
          case "quarter" -> 3;
          default -> 12;
        };
  }

  private static List<String> figures() {
    List<String> figures =
        new ArrayList<>(
            List.of(
                "j.casualty_records",
                "j.victims",
                "j.killed",
                "j.injured",
                "j.outcome_unknown",
                "j.killed + j.injured AS outcome_known",
                "j.killed / nullif(j.killed + j.injured, 0) AS share_killed",
                "j.civilians",
                "j.status_known",
                "j.civilians / nullif(j.status_known, 0) AS civilian_share",
                "j.children",
                "j.age_known",
                "j.children / nullif(j.age_known, 0) AS child_share",
                "j.detection_records",
                "j.items",
                "j.area_cleared_m2",
                "j.area_reduced_m2",
                "j.area_cancelled_m2",
                "1000 * j.victims / nullif(j.items, 0) AS casualties_per_1000_items"));
    for (String of : CUMULATIVE) {
      figures.add(
          "CASE WHEN j.exact THEN sum(j.%s) OVER upToNow END AS %s_cumulative".formatted(of, of));
    }
    for (String of : CHANGING) {
      figures.add("j.%s - p.%s AS %s_change".formatted(of, of, of));
    }
    for (String of : CHANGING) {
      figures.add("j.%s - y.%s AS %s_change_on_year".formatted(of, of, of));
    }
    for (String of : CUMULATIVE) {
      String since =
          List.of("victims", "killed", "injured").contains(of) ? "casualties" : "detections";
      String from = "date_trunc('month', j.period_end) - INTERVAL 11 MONTH";
      figures.add(
          "CASE WHEN j.exact AND firsts.%s <= %s THEN sum(j.%s) FILTER (j.exact) OVER twelveMonths END AS %s_12_months"
              .formatted(since, from, of, of));
    }
    return figures;
  }
}
