package org.minetally.summary;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.region.Gazetteer;
import org.minetally.region.RegionMode;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.region.internal.RegionAttributes;
import org.minetally.region.internal.RegionAttributes.Population;
import org.minetally.region.internal.RegionSpan;
import org.minetally.table.TableRows;

/**
 * Writes the population and the area of a summary table's rows, and the figures divided by them.
 * Writes nothing if the gazetteer has neither.
 *
 * <p>Both are whole numbers, inhabitants and square metres, so that each rate is a quotient of
 * whole numbers and the same on every machine.
 *
 * <p>A record can name a region that did not exist at the time. Such a row has no rate: the people
 * lived in another region then, and are counted there.
 */
final class SummaryRates {

  private static final int INHABITANTS = 100_000;

  /** Sums of areas are in ten-thousandths of a square metre. */
  private static final int UNITS_PER_M2 = 10_000;

  private final Gazetteer gazetteer;
  private final RegionAttributes attributes;
  private final int level;

  /** The days on which regions existed; none for regions that always do. */
  private final Map<Integer, DateInterval> existence = new HashMap<>();

  /**
   * @param level the index of the table's level
   */
  SummaryRates(Gazetteer gazetteer, int level) {
    this.gazetteer = gazetteer;
    this.attributes = gazetteer.attributes();
    this.level = level;
    if (gazetteer.mode().equals(RegionMode.AT_EVENT)) {
      // The lines of a region follow one another without gaps.
      for (RegionSpan span : gazetteer.history()) {
        existence.merge(
            span.region(),
            new DateInterval(span.firstDay(), span.lastDay()),
            (first, last) -> new DateInterval(first.startDay(), last.endDay()));
      }
    }
  }

  private boolean exists(int region, Period period) {
    DateInterval days = existence.get(region);
    return days == null
        || (days.startDay() <= period.endDay() && days.endDay() >= period.startDay());
  }

  /**
   * Writes the columns of one row.
   *
   * @param code the code of its place
   * @param shown its sums by position of their measure, without those that are suppressed
   */
  void write(TableRows.Builder to, Period period, String code, long[] shown) {
    int region = period.exact() ? gazetteer.findCode(level, code) : Gazetteer.NOT_FOUND;
    if (!exists(region, period)) {
      region = Gazetteer.NOT_FOUND;
    }
    if (attributes.declared().contains(RegionAttribute.POPULATION)) {
      perPopulation(
          to, region < 0 ? Optional.empty() : attributes.population(region, year(period)), shown);
    }
    if (attributes.declared().contains(RegionAttribute.AREA)) {
      perArea(to, region < 0 ? OptionalLong.empty() : attributes.area(region, year(period)), shown);
    }
  }

  /** Returns the year of an exact period; that of a week is its ISO year. */
  private static int year(Period period) {
    int day = period.type() == PeriodType.WEEK ? period.startDay() + 3 : period.startDay();
    return LocalDate.ofEpochDay(day).getYear();
  }

  private static void perPopulation(
      TableRows.Builder to, Optional<Population> population, long[] shown) {
    long people = population.map(Population::people).orElse(TableRows.NO_NUMBER);
    to.number(people)
        .number(population.map(known -> (long) known.year()).orElse(TableRows.NO_NUMBER));
    for (SummaryMeasure measure : SummaryMeasure.perPopulation()) {
      to.ratio(number(shown, measure), people, INHABITANTS);
    }
  }

  private static void perArea(TableRows.Builder to, OptionalLong area, long[] shown) {
    long squareMetres = area.orElse(TableRows.NO_NUMBER);
    to.ratio(squareMetres, RegionAttributes.M2_PER_KM2, 1);
    for (SummaryMeasure measure : SummaryMeasure.perArea()) {
      to.ratio(
          number(shown, measure),
          squareMetres,
          measure.isArea()
              ? RegionAttributes.M2_PER_KM2 / UNITS_PER_M2
              : RegionAttributes.M2_PER_KM2);
    }
  }

  private static long number(long[] shown, SummaryMeasure measure) {
    long sum = shown[measure.position()];
    return sum == Measure.NOT_REPORTED ? TableRows.NO_NUMBER : sum;
  }
}
