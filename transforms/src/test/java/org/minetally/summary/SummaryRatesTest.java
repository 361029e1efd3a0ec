package org.minetally.summary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.AttributeValue;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.table.Column;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

class SummaryRatesTest {

  private static final int DISTRICT = 1;
  private static final long SQUARE_KILOMETRE = 1_000_000;

  /** The population of D1 and D2 in 2020, and of D1 in 2021; the area of D1. */
  private static final Gazetteer GAZETTEER =
      gazetteer(
          EnumSet.allOf(RegionAttribute.class),
          people("D1", 2020, 40_000),
          people("D1", 2021, 50_000),
          people("D2", 2020, 0),
          area("D1", 250 * SQUARE_KILOMETRE));

  private static Gazetteer gazetteer(Set<RegionAttribute> declared, AttributeValue... values) {
    return SummaryFact.GAZETTEER.withAttributes(declared, List.of(values));
  }

  private static AttributeValue people(String code, int year, long people) {
    return new AttributeValue("", code, OptionalInt.empty(), OptionalInt.of(year), people, "here");
  }

  private static AttributeValue area(String code, long area) {
    return new AttributeValue("", code, OptionalInt.empty(), OptionalInt.empty(), area, "here");
  }

  private static Period period(PeriodType type, int year, int month, int day) {
    return type.periodOf(DateInterval.ofParts(year, month, day));
  }

  private static long[] sums(Object... values) {
    long[] sums = new long[SummaryMeasure.count()];
    Arrays.fill(sums, Measure.NOT_REPORTED);
    for (int i = 0; i < values.length; i += 2) {
      sums[((SummaryMeasure) values[i]).position()] = ((Number) values[i + 1]).longValue();
    }
    return sums;
  }

  private static Map<String, Object> rates(Period period, String code, long[] sums) {
    return rates(GAZETTEER, period, code, sums);
  }

  private static Map<String, Object> rates(
      Gazetteer gazetteer, Period period, String code, long[] sums) {
    TableSchema schema =
        TableSchema.of(
            new SummaryTable(period.type(), "district"), gazetteer.attributes().declared());
    List<Column> columns =
        schema.columns().stream()
            .filter(column -> column.name().matches("population.*|area_km2|.*_per_(100000|km2)"))
            .toList();
    TableRows.Builder rows =
        new TableRows.Builder(new TableSchema("rates", "Rates.", List.of(), columns), 1).row();
    new SummaryRates(gazetteer, DISTRICT).write(rows, period, code, sums);
    TableRows row = rows.build();
    Map<String, Object> found = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean isNull = row.number(i, 0) == TableRows.NO_NUMBER;
      Object value =
          switch (columns.get(i).type()) {
            case INTEGER -> row.number(i, 0);
            default -> row.ratio(i, 0);
          };
      found.put(columns.get(i).name(), isNull ? null : value);
    }
    return found;
  }

  @Test
  void dividesByThePopulationAndTheAreaOfTheYear() {
    Map<String, Object> rates =
        rates(
            period(PeriodType.YEAR, 2020, 0, 0),
            "D1",
            sums(
                SummaryMeasure.VICTIMS, 5,
                SummaryMeasure.KILLED, 0,
                SummaryMeasure.ITEMS, 100,
                SummaryMeasure.AREA_CLEARED_M2, 12_500_5000L));
    assertThat(
        rates.keySet(),
        contains(
            "population",
            "population_year",
            "victims_per_100000",
            "killed_per_100000",
            "injured_per_100000",
            "area_km2",
            "items_per_km2",
            "area_cleared_m2_per_km2"));
    assertThat(rates.values(), contains(40_000L, 2020L, 12.5, 0.0, null, 250.0, 0.4, 50.002));
  }

  @Test
  void usesTheIsoYearOfAWeek() {
    Period week = period(PeriodType.WEEK, 2020, 12, 30);
    assertThat(week.key(), is("2020-W53"));
    assertThat(rates(week, "D1", sums()).get("population_year"), is(2020L));
    Period first = period(PeriodType.WEEK, 2025, 1, 2);
    assertThat(first.key(), is("2025-W01"));
    Gazetteer gazetteer =
        gazetteer(
            EnumSet.of(RegionAttribute.POPULATION), people("D1", 2024, 1), people("D1", 2025, 2));
    assertThat(rates(gazetteer, first, "D1", sums()).get("population"), is(2L));
  }

  @Test
  void doesNotAnnualise() {
    Map<String, Object> month =
        rates(period(PeriodType.MONTH, 2021, 3, 0), "D1", sums(SummaryMeasure.VICTIMS, 5));
    assertThat(month.get("population"), is(50_000L));
    assertThat(month.get("victims_per_100000"), is(10.0));
  }

  @Test
  void hasNoRatesForBucketsAndUnknownPlaces() {
    long[] sums = sums(SummaryMeasure.VICTIMS, 5, SummaryMeasure.ITEMS, 5);
    Period bucket = period(PeriodType.MONTH, 2020, 0, 0);
    assertThat(bucket.exact(), is(false));
    Period undated = PeriodType.MONTH.periodOf(DateInterval.UNKNOWN_PACKED);
    Period year = period(PeriodType.YEAR, 2020, 0, 0);
    for (Map<String, Object> rates :
        List.of(
            rates(bucket, "D1", sums),
            rates(undated, "D1", sums),
            rates(year, "R9/unknown", sums),
            rates(year, "unknown", sums))) {
      rates.values().forEach(value -> assertThat(value, is(nullValue())));
    }
  }

  @Test
  void hasNoRatesWithoutInhabitantsAndForNegativeCorrections() {
    Period year = period(PeriodType.YEAR, 2020, 0, 0);
    Map<String, Object> empty = rates(year, "D2", sums(SummaryMeasure.VICTIMS, 5));
    assertThat(empty.get("population"), is(0L));
    assertThat(empty.get("victims_per_100000"), is(nullValue()));
    assertThat(
        rates(year, "D1", sums(SummaryMeasure.VICTIMS, -5)).get("victims_per_100000"),
        is(nullValue()));
  }

  @Test
  void hasOnlyTheColumnsOfDeclaredAttributes() {
    Period year = period(PeriodType.YEAR, 2020, 0, 0);
    assertThat(
        rates(gazetteer(EnumSet.of(RegionAttribute.AREA)), year, "D1", sums()).keySet(),
        contains("area_km2", "items_per_km2", "area_cleared_m2_per_km2"));
    assertThat(rates(SummaryFact.GAZETTEER, year, "D1", sums()).size(), is(0));
  }

  @Test
  void isTheDoubleNearestToTheExactQuotient() {
    Random random = new Random(7);
    int fractions = 0;
    for (int i = 0; i < 2_000; i++) {
      long people = random.nextInt(1, 50_000_001);
      long victims = random.nextInt(100_000);
      long area = 1 + random.nextLong(5_000_000_000_000L);
      long items = random.nextInt(10_000_000);
      long cleared = random.nextLong(10_000_000_000_000L);
      Map<String, Object> rates =
          rates(
              gazetteer(
                  EnumSet.allOf(RegionAttribute.class),
                  people("D1", 2020, people),
                  area("D1", area)),
              period(PeriodType.YEAR, 2020, 0, 0),
              "D1",
              sums(
                  SummaryMeasure.VICTIMS, victims,
                  SummaryMeasure.ITEMS, items,
                  SummaryMeasure.AREA_CLEARED_M2, cleared));
      String where = rates.toString();
      assertThat(where, rates.get("victims_per_100000"), is(quotient(victims, 100_000, people)));
      assertThat(where, rates.get("items_per_km2"), is(quotient(items, SQUARE_KILOMETRE, area)));
      assertThat(where, rates.get("area_cleared_m2_per_km2"), is(quotient(cleared, 100, area)));
      assertThat(where, rates.get("area_km2"), is(quotient(area, 1, SQUARE_KILOMETRE)));
      fractions += victims * 100_000 % people == 0 ? 0 : 1;
    }
    assertThat(fractions, is(greaterThan(1_000)));
  }

  private static double quotient(long numerator, long times, long denominator) {
    return BigDecimal.valueOf(numerator)
        .multiply(BigDecimal.valueOf(times))
        .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL128)
        .doubleValue();
  }
}
