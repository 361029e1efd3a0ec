package org.minetally.gate;

import java.util.List;
import java.util.stream.Stream;
import org.minetally.period.Period;
import org.minetally.table.TableSchema;

/**
 * The columns of a table of figures that are read, by their position among its texts.
 *
 * @param order what its rows are sorted by, and told apart by
 * @param beside further texts, and the period's first day, if there are any
 * @param figures its numbers
 */
record FactColumns(List<String> order, List<String> beside, List<String> figures) {

  static final String PERIOD_START = "period_start";
  static final int PERIOD_KEY = 0;
  static final int REGION_CODE = 1;
  static final int PARENT_CODE = 2;

  private static final List<String> BESIDE = List.of("period_id", "region_id", "region_name");
  private static final int FIRST_DIMENSION = 3;

  FactColumns {
    order = List.copyOf(order);
    beside = List.copyOf(beside);
    figures = List.copyOf(figures);
  }

  /** The columns of a fact table that tell where and when, and these figures. */
  static FactColumns of(TableSchema table, List<String> figures) {
    return new FactColumns(order(table), BESIDE, figures);
  }

  /** What the rows of a table are told apart by, and nothing else. */
  static FactColumns keysOf(TableSchema table) {
    return new FactColumns(order(table), List.of(), List.of());
  }

  /** Of one table, an id and what follows its type or level say the same. */
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

  /** All texts: what rows are sorted by first. */
  List<String> texts() {
    return Stream.of(order, beside).flatMap(List::stream).toList();
  }

  /** What a fact table is broken down by. */
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

  /** The order of a column's texts in a table; what is absent comes first. */
  static int compare(int position, String one, String other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return position == PERIOD_KEY ? Period.compareKeys(one, other) : one.compareTo(other);
  }
}
