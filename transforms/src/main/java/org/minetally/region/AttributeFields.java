package org.minetally.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.internal.text.Excerpt;
import org.minetally.region.internal.AttributeColumns.Area;
import org.minetally.region.internal.AttributeColumns.PopulationOfYear;
import org.minetally.region.internal.AttributeColumns.PopulationOfYears;
import org.minetally.region.internal.AttributeColumns.Values;

/**
 * Reads the values of an attribute from the fields of a line or feature. An empty field is a value
 * that is not known.
 *
 * @param values the names of the fields
 * @param kind what a field is called in messages, such as {@code column}
 */
record AttributeFields(Values values, String kind) {

  /** Some statistics programs write whole numbers with a decimal. */
  private static final Pattern PEOPLE = Pattern.compile("([0-9]{1,10})(?:\\.0+)?");

  private static final Pattern AREA = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,30})?");
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

  /** More than the surface of the Earth, in square metres. */
  private static final BigDecimal TOO_LARGE = new BigDecimal("1e15");

  /** Receives a value. */
  interface Receiver {

    /**
     * Receives a value.
     *
     * @param year the year of a population; empty for an area
     * @param value the number of inhabitants, or the area in square metres
     */
    void accept(OptionalInt year, long value);
  }

  /** Returns the names of the fields. */
  List<String> names() {
    if (values instanceof Area area) {
      return List.of(area.column());
    }
    if (values instanceof PopulationOfYear list) {
      return List.of(list.year(), list.population());
    }
    return List.copyOf(((PopulationOfYears) values).columns().values());
  }

  /**
   * Reads the values of one line or feature.
   *
   * @param fields returns the field with a name, without white space around it
   * @param problems receives a sentence for each invalid field
   */
  void read(UnaryOperator<String> fields, Consumer<String> problems, Receiver to) {
    if (values instanceof Area area) {
      area(fields.apply(area.column()), area, problems)
          .ifPresent(value -> to.accept(OptionalInt.empty(), value));
    } else if (values instanceof PopulationOfYear list) {
      OptionalLong people = people(fields.apply(list.population()), list.population(), problems);
      if (people.isPresent()) {
        OptionalInt year = year(fields.apply(list.year()), list.year(), problems);
        year.ifPresent(known -> to.accept(year, people.getAsLong()));
      }
    } else if (values instanceof PopulationOfYears years) {
      years
          .columns()
          .forEach(
              (year, column) ->
                  people(fields.apply(column), column, problems)
                      .ifPresent(value -> to.accept(OptionalInt.of(year), value)));
    }
  }

  private OptionalLong people(String text, String field, Consumer<String> problems) {
    Matcher people = PEOPLE.matcher(text);
    if (people.matches()) {
      return OptionalLong.of(Long.parseLong(people.group(1)));
    }
    if (!text.isEmpty()) {
      problems.accept(
          invalid("population", text, field)
              + "write a whole number of inhabitants, such as 12500, or leave it empty");
    }
    return OptionalLong.empty();
  }

  private OptionalInt year(String text, String field, Consumer<String> problems) {
    if (YEAR.matcher(text).matches()) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    problems.accept(invalid("year", text, field) + "write a year with four digits, such as 2021");
    return OptionalInt.empty();
  }

  private OptionalLong area(String text, Area area, Consumer<String> problems) {
    if (AREA.matcher(text).matches()) {
      BigDecimal exact = area.unit().toSquareMetres(new BigDecimal(text));
      long squareMetres = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
      if (squareMetres > 0 && exact.compareTo(TOO_LARGE) < 0) {
        return OptionalLong.of(squareMetres);
      }
    }
    if (!text.isEmpty()) {
      problems.accept(
          invalid("area", text, area.column())
              + "write a number of %s above 0, such as 1250.5, or leave it empty"
                  .formatted(area.unit().label()));
    }
    return OptionalLong.empty();
  }

  private String invalid(String what, String text, String field) {
    return "invalid %s \"%s\" in the %s \"%s\"; ".formatted(what, Excerpt.of(text), kind, field);
  }
}
