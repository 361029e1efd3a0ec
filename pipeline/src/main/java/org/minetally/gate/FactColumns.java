package org.minetally.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.minetally.period.Period;
import org.minetally.table.TableSchema;

/**
 * The columns of a fact table to read. Text columns are addressed by their position in {@link
 * #texts}.
 *
 * @param order the key columns, in sort order
 * @param extras further text columns; if there are any, the period's first day is read too
 * @param figures the columns of figures
 */
record FactColumns(List<String> order, List<String> extras, List<String> figures) {

  static final String PERIOD_START = "period_start";
  static final int PERIOD_KEY = 0;
  static final int REGION_CODE = 1;
  static final int PARENT_CODE = 2;

  private static final List<String> EXTRAS = List.of("period_id", "region_id", "region_name");
  private static final int FIRST_DIMENSION = 3;

  FactColumns {
    order = List.copyOf(order);
    extras = List.copyOf(extras);
    figures = List.copyOf(figures);
  }

  /** Returns the period, region and dimension columns of a fact table with the given figures. */
  static FactColumns of(FactFileColumns file, List<String> figures) {
    List<String> order = new ArrayList<>(List.of("period_key", "region_code", "parent_code"));
    order.addAll(file.dimensions());
    return new FactColumns(order, EXTRAS, figures);
  }

  /** Returns only the key columns of a table. */
  static FactColumns keysOf(TableSchema table) {
    return new FactColumns(order(table), List.of(), List.of());
  }

  /** Returns the key columns, with keys and codes instead of the ids, which contain them. */
  private static List<String> order(TableSchema table) {
    return table.key().stream()
        .map(
            name ->
                switch (name) {
                  case "period_id" -> "period_key";
                  case "region_id" -> "region_code";
                  default -> name;
                })
        .toList();
  }

  /** Returns all text columns, the key columns first. */
  List<String> texts() {
    return Stream.of(order, extras).flatMap(List::stream).toList();
  }

  /** Returns the dimension columns. */
  List<String> dimensions() {
    return order.subList(FIRST_DIMENSION, order.size());
  }

  int dimension(int number) {
    return FIRST_DIMENSION + number;
  }

  int periodId() {
    return order.size();
  }

  int regionId() {
    return order.size() + 1;
  }

  int regionName() {
    return order.size() + 2;
  }

  /** Compares two values of a key column in the sort order of the table; null comes first. */
  static int compare(int position, String one, String other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return position == PERIOD_KEY ? Period.compareKeys(one, other) : one.compareTo(other);
  }
}
