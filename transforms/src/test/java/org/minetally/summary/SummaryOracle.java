package org.minetally.summary;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minetally.model.Dataset;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.region.internal.RegionCell;
import org.minetally.table.SummaryTable;

/**
 * Computes every figure of a summary table from all its facts: slowly, and exactly as documented.
 * It finds the previous year by the key's text, and the twelve months with java.time.
 */
final class SummaryOracle {

  private record Fact(Period period, RegionCell region, Map<SummaryMeasure, Long> values) {}

  private final SummaryTable table;
  private final List<Fact> facts;

  /** The periods of days, each computed once. */
  private final Map<Integer, Period> periods = new HashMap<>();

  SummaryOracle(SummaryTable table, List<SummaryFact> facts) {
    this.table = table;
    int level = SummaryFact.GAZETTEER.levelIndex(table.level());
    this.facts =
        facts.stream()
            .map(
                fact ->
                    new Fact(
                        table.period().periodOf(fact.interval()),
                        SummaryFact.GAZETTEER.cell(fact.region(), level),
                        fact.values()))
            .toList();
  }

  /** Returns the rows in order, each with the columns of figures. */
  List<Map<String, Object>> rows() {
    List<Fact> keys =
        Stream.concat(
                facts.stream().map(fact -> new Fact(fact.period, fact.region, Map.of())),
                table.hasTwelveMonths() ? carried() : Stream.of())
            .distinct()
            .sorted(
                Comparator.comparing((Fact fact) -> fact.period.key())
                    .thenComparing(fact -> fact.region.code()))
            .toList();
    return keys.stream().map(key -> row(key.period, key.region)).collect(Collectors.toList());
  }

  /** Returns each region in every period after its first record, day by day to the last record. */
  private Stream<Fact> carried() {
    List<Fact> dated = facts.stream().filter(fact -> !fact.period.key().equals("XXXX")).toList();
    int last = dated.stream().mapToInt(fact -> fact.period.endDay()).max().orElse(0);
    return dated.stream()
        .flatMap(
            fact ->
                IntStream.rangeClosed(fact.period.endDay(), last)
                    .mapToObj(day -> periods.computeIfAbsent(day, this::periodOf))
                    .distinct()
                    .map(period -> new Fact(period, fact.region, Map.of())));
  }

  private Period periodOf(int day) {
    return table.period().periodOf(DateInterval.pack(day, day));
  }

  private Map<String, Object> row(Period period, RegionCell region) {
    Predicate<Fact> here = fact -> fact.region.equals(region);
    Predicate<Fact> now = here.and(fact -> fact.period.equals(period));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("period_id", table.period().label() + ":" + period.key());
    row.put("region_id", table.level() + ":" + region.code());
    row.put("period_key", period.key());
    row.put("region_code", region.code());
    for (SummaryMeasure measure : SummaryMeasure.values()) {
      row.put(measure.column(), sum(now, measure));
    }
    Long killed = sum(now, SummaryMeasure.KILLED);
    Long injured = sum(now, SummaryMeasure.INJURED);
    Long outcomes = killed == null || injured == null ? null : (Long) (killed + injured);
    row.put("outcome_known", outcomes);
    row.put("share_killed", share(killed, outcomes));
    row.put("civilian_share", share(row.get("civilians"), row.get("status_known")));
    row.put("child_share", share(row.get("children"), row.get("age_known")));
    Long victims = sum(now, SummaryMeasure.VICTIMS);
    row.put(
        "casualties_per_1000_items",
        quotient(victims == null ? null : victims * 1000, row.get("items")));
    String yearBefore = yearBefore(period);
    for (SummaryMeasure measure : SummaryMeasure.values()) {
      String column = measure.column();
      Predicate<Fact> before = here.and(fact -> fact.period.exact() && ends(fact, period));
      row.put(column + "_change", difference(period, sum(now, measure), sum(before, measure)));
      Predicate<Fact> aYearBefore = here.and(fact -> fact.period.key().equals(yearBefore));
      row.put(
          column + "_change_on_year",
          difference(period, sum(now, measure), sum(aYearBefore, measure)));
      boolean known = table.hasTwelveMonths() ? period.exact() : !period.key().equals("XXXX");
      Predicate<Fact> soFar =
          here.and(
              fact -> !fact.period.key().equals("XXXX") && fact.period.endDay() <= period.endDay());
      row.put(column + "_cumulative", known ? sum(soFar, measure) : null);
      row.put(column + "_12_months", twelveMonths(period, here, measure));
    }
    return row;
  }

  private static boolean ends(Fact fact, Period before) {
    return fact.period.endDay() == before.startDay() - 1;
  }

  private static String yearBefore(Period period) {
    int year = period.exact() ? Integer.parseInt(period.key().substring(0, 4)) : 0;
    return year - 1 + period.key().substring(4);
  }

  private Long twelveMonths(Period period, Predicate<Fact> here, SummaryMeasure measure) {
    if (!period.exact() || !table.hasTwelveMonths()) {
      return null;
    }
    LocalDate end = LocalDate.ofEpochDay(period.endDay());
    long from = YearMonth.from(end).minusMonths(11).atDay(1).toEpochDay();
    SummaryMeasure records =
        measure.dataset() == Dataset.CASUALTIES
            ? SummaryMeasure.CASUALTY_RECORDS
            : SummaryMeasure.DETECTION_RECORDS;
    boolean reachesBack =
        facts.stream()
            .anyMatch(
                fact ->
                    fact.period.exact()
                        && fact.values.containsKey(records)
                        && fact.period.startDay() <= from);
    return reachesBack
        ? sum(
            here.and(
                fact ->
                    fact.period.exact()
                        && fact.period.startDay() >= from
                        && fact.period.endDay() <= period.endDay()),
            measure)
        : null;
  }

  private static Long difference(Period period, Long now, Long before) {
    return !period.exact() || now == null || before == null ? null : (Long) (now - before);
  }

  /** A value above the whole is not a share; only corrections can cause one. */
  private static Double share(Object part, Object of) {
    return part != null && of != null && (Long) part > (Long) of ? null : quotient(part, of);
  }

  private static Double quotient(Object part, Object of) {
    return part == null || of == null || (Long) of == 0
        ? null
        : (Double) (((Long) part).doubleValue() / ((Long) of).doubleValue());
  }

  /** Returns the sum over the facts that report the measure; null if none does. */
  private Long sum(Predicate<Fact> which, SummaryMeasure measure) {
    List<Long> reported = new ArrayList<>();
    for (Fact fact : facts) {
      if (which.test(fact) && fact.values.containsKey(measure)) {
        reported.add(fact.values.get(measure));
      }
    }
    return reported.isEmpty() ? null : (Long) reported.stream().mapToLong(Long::longValue).sum();
  }
}
