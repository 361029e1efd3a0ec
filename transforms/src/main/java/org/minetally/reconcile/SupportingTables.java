package org.minetally.reconcile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.mapping.internal.PointCase;
import org.minetally.model.UnmatchedName;
import org.minetally.period.Period;
import org.minetally.period.internal.DataEnd;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.reconcile.internal.RecordNote;
import org.minetally.region.Gazetteer;
import org.minetally.region.Region;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.region.internal.RegionCell;
import org.minetally.region.internal.RegionSpan;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * The tables that supplement the fact tables: unmatched names, the completeness of fields,
 * reporting lags, and the dimensions of periods and regions.
 */
final class SupportingTables {

  private static final int SUGGESTIONS = 3;

  /**
   * The maximum number of name comparisons for all suggestions of a run, which take about ten
   * seconds. With a thousand regions, the 20,000 most frequent names get suggestions; the others
   * are listed without.
   */
  private static final long MOST_COMPARISONS = 20_000_000;

  private final ReconciliationScope scope;
  private final Gazetteer gazetteer;
  private final MessageLog messages;

  SupportingTables(ReconciliationScope scope, MessageLog messages) {
    this.scope = scope;
    this.gazetteer = scope.gazetteer();
    this.messages = messages;
  }

  /** Returns all of these tables. */
  List<TableRows> all() {
    List<TableRows> all = new ArrayList<>();
    all.add(periods());
    all.add(regions());
    if (gazetteer.attributes().declared().contains(RegionAttribute.POPULATION)) {
      all.add(RegionAttributeRows.populations(gazetteer));
    }
    if (!gazetteer.history().isEmpty()) {
      all.add(regionHistory());
    }
    all.add(unmatchedNames());
    if (scope.points()) {
      all.add(coordinateChecks());
    }
    if (scope.gaps()) {
      all.add(new FieldCompleteness(scope, messages.gaps()).rows());
    }
    if (scope.lags()) {
      all.add(new ReportingLag(scope, messages.lags()).rows());
    }
    return all;
  }

  TableRows coordinateChecks() {
    SortedMap<Integer, SortedMap<PointCase, Long>> points = new TreeMap<>(messages.points());
    points.keySet().removeIf(source -> !scope.shows(source));
    int size = points.values().stream().mapToInt(Map::size).sum();
    TableRows.Builder rows = new TableRows.Builder(TableSchema.COORDINATE_CHECKS, size);
    points.forEach(
        (source, cases) ->
            cases.forEach(
                (point, records) -> {
                  rows.row()
                      .text(scope.sources().get(source).id())
                      .text(RecordNote.of(point.outcome()).name());
                  region(point.declared(), rows);
                  region(point.located(), rows);
                  rows.number(records);
                }));
    return rows.build();
  }

  private void region(int id, TableRows.Builder rows) {
    Region region = id == Gazetteer.UNKNOWN ? null : gazetteer.region(id);
    rows.text(region == null ? null : region.code()).text(region == null ? null : region.name());
  }

  TableRows unmatchedNames() {
    SortedMap<UnmatchedName, Long> unmatched = new TreeMap<>(messages.unmatched());
    unmatched.keySet().removeIf(name -> !scope.shows(name.source()));
    TableRows.Builder rows = new TableRows.Builder(TableSchema.UNMATCHED_NAMES, unmatched.size());
    long least = leastForSuggestions(unmatched.values());
    for (Map.Entry<UnmatchedName, Long> entry : unmatched.entrySet()) {
      UnmatchedName name = entry.getKey();
      Region parent = name.parent() == Gazetteer.UNKNOWN ? null : gazetteer.region(name.parent());
      List<String> suggestions =
          name.text().isEmpty() || entry.getValue() < least
              ? List.of()
              : gazetteer.suggest(name.level(), name.parent(), name.text(), SUGGESTIONS);
      rows.row()
          .text(scope.sources().get(name.source()).id())
          .text(gazetteer.levels().get(name.level()))
          .text(parent == null ? null : parent.code())
          .text(parent == null ? null : parent.name())
          .text(name.text())
          .text(name.ambiguous() ? "ambiguous" : "not_found")
          .number(entry.getValue());
      for (int i = 0; i < SUGGESTIONS; i++) {
        rows.text(i < suggestions.size() ? suggestions.get(i) : null);
      }
    }
    return rows.build();
  }

  /**
   * Returns the number of records that a name must have to get suggestions, so that not too many
   * do.
   */
  private long leastForSuggestions(Collection<Long> records) {
    int most = (int) Math.max(1, MOST_COMPARISONS / Math.max(1, gazetteer.size()));
    long[] counts = records.stream().mapToLong(Long::longValue).toArray();
    if (counts.length <= most) {
      return 0;
    }
    Arrays.sort(counts);
    // Of names with the same number of records, either all get suggestions or none.
    return counts[counts.length - most - 1] + 1;
  }

  TableRows periods() {
    SortedSet<Period> periods = messages.periods();
    DataEnd end = messages.dataEnd();
    TableRows.Builder rows = new TableRows.Builder(TableSchema.DIM_PERIOD, periods.size());
    for (Period period : periods) {
      rows.row()
          .text(period.id())
          .text(period.type().label())
          .text(period.key())
          .days(period)
          .text(period.precision())
          .flag(end.isPartial(period).orElse(null))
          .flag(end.isProvisional(period, scope.summaries().provisionalDays()).orElse(null));
    }
    return rows.build();
  }

  TableRows regions() {
    List<String> levels = new ArrayList<>();
    List<RegionCell> cells = new ArrayList<>();
    List<String> aliases = new ArrayList<>();
    for (String level : gazetteer.levels()) {
      SortedSet<RegionCell> all = new TreeSet<>(Comparator.comparing(RegionCell::code));
      int index = gazetteer.levelIndex(level);
      Map<String, List<String>> named = new java.util.HashMap<>();
      for (int id = 0; id < gazetteer.size(); id++) {
        Region region = gazetteer.region(id);
        if (region.level() == index) {
          all.add(gazetteer.present(id));
          named.put(region.code(), region.aliases());
        }
      }
      all.addAll(messages.regions(level));
      for (RegionCell cell : all) {
        levels.add(level);
        cells.add(cell);
        aliases.add(String.join("|", named.getOrDefault(cell.code(), List.of())));
      }
    }
    TableRows.Builder rows =
        new TableRows.Builder(TableSchema.regions(gazetteer.attributes().declared()), cells.size());
    for (int i = 0; i < cells.size(); i++) {
      rows.row()
          .text(cells.get(i).id(levels.get(i)))
          .text(levels.get(i))
          .text(cells.get(i).code())
          .text(cells.get(i).name())
          .text(gazetteer.label(gazetteer.levelIndex(levels.get(i)), cells.get(i).code()))
          .text(cells.get(i).parentCode())
          .text(parentId(levels.get(i), cells.get(i).parentCode()))
          .text(aliases.get(i).isEmpty() ? null : aliases.get(i));
      RegionAttributeRows.add(
          gazetteer, gazetteer.levelIndex(levels.get(i)), cells.get(i).code(), rows);
    }
    return rows.build();
  }

  /** Returns the parent of an unknown place: the known region, of whatever level above. */
  private String parentId(String level, String parentCode) {
    for (int above = gazetteer.levelIndex(level) - 1; above >= 0 && parentCode != null; above--) {
      if (gazetteer.findCode(above, parentCode) >= 0) {
        return RegionCell.id(gazetteer.levels().get(above), parentCode);
      }
    }
    return null;
  }

  TableRows regionHistory() {
    List<RegionSpan> spans = gazetteer.history();
    TableRows.Builder rows = new TableRows.Builder(TableSchema.DIM_REGION_HISTORY, spans.size());
    for (RegionSpan span : spans) {
      Region region = gazetteer.region(span.region());
      String level = gazetteer.levels().get(region.level());
      rows.row()
          .text(RegionCell.id(level, region.code()))
          .text(level)
          .text(region.code())
          .text(span.name())
          .text(span.parent() == Gazetteer.UNKNOWN ? null : gazetteer.region(span.parent()).code())
          .date(span.firstDay() == Integer.MIN_VALUE ? TableRows.NO_DATE : span.firstDay())
          .date(span.lastDay() == Integer.MAX_VALUE ? TableRows.NO_DATE : span.lastDay());
    }
    return rows.build();
  }
}
