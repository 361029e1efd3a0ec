package org.minetally.summary;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.period.PeriodType;
import org.minetally.profile.IncidentId;
import org.minetally.region.Gazetteer;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;

/**
 * The tables into which records are summed, and the rules for them. A table is identified by its
 * position in its list.
 *
 * @param layouts the layouts of the records
 * @param gazetteer the regions
 * @param facts the fact tables
 * @param summaries the summary tables
 * @param suppression the rules for suppressing small counts of people
 */
public record TableSet(
    Layouts layouts,
    Gazetteer gazetteer,
    List<FactTable> facts,
    Summaries summaries,
    Suppression suppression)
    implements Serializable {

  /**
   * Creates a set of tables.
   *
   * @throws IllegalArgumentException if the gazetteer does not have the level of a table
   */
  public TableSet {
    facts = List.copyOf(facts);
    for (FactTable table : facts) {
      requireLevel(gazetteer, table.name(), table.level());
    }
    for (SummaryTable table : summaries.tables()) {
      requireLevel(gazetteer, table.name(), table.level());
    }
  }

  private static void requireLevel(Gazetteer gazetteer, String table, String level) {
    if (gazetteer.levelIndex(level) < 0) {
      throw new IllegalArgumentException(
          "table %s: unknown level %s; the gazetteer has the levels %s"
              .formatted(table, level, String.join(", ", gazetteer.levels())));
    }
  }

  /**
   * Returns fact tables without summary tables and suppression.
   *
   * @param sources the dataset of each source; its records carry the dimensions of these tables
   */
  public static TableSet of(List<Dataset> sources, Gazetteer gazetteer, List<FactTable> facts) {
    List<Layout> layouts =
        Arrays.stream(Dataset.values()).map(dataset -> layout(dataset, facts)).toList();
    return new TableSet(
        new Layouts(sources, layouts), gazetteer, facts, Summaries.NONE, Suppression.NONE);
  }

  private static Layout layout(Dataset dataset, List<FactTable> facts) {
    return Layout.of(
        dataset,
        facts.stream()
            .filter(table -> table.dataset() == dataset)
            .flatMap(table -> table.dimensions().stream())
            .toList());
  }

  /** Returns whether counts of a dataset may be suppressed. */
  public boolean suppresses(Dataset dataset) {
    return suppression.isEnabled() && dataset == Dataset.CASUALTIES;
  }

  /** Returns the schema of one of the fact tables. */
  public TableSchema schema(FactTable table) {
    TableSchema schema = TableSchema.of(table, layouts.of(table.dataset()).measures());
    return suppresses(table.dataset()) ? schema.withSuppression() : schema;
  }

  /** Returns the schema of one of the summary tables. */
  public TableSchema schema(SummaryTable table) {
    TableSchema schema = TableSchema.of(table, gazetteer.attributes().declared());
    return suppression.isEnabled() ? schema.withSuppression() : schema;
  }

  /** Returns the period types that the tables of a dataset are divided by. */
  public Set<PeriodType> periods(Dataset dataset) {
    Set<PeriodType> periods = EnumSet.noneOf(PeriodType.class);
    facts.stream()
        .filter(table -> table.dataset() == dataset)
        .map(FactTable::period)
        .forEach(periods::add);
    summaries.tables().stream().map(SummaryTable::period).forEach(periods::add);
    return periods;
  }

  /**
   * Returns the cells and measures that suppression works on. Two snapshots can be compared only if
   * they have the same.
   */
  public String suppressionGrain() {
    Layout layout = layouts.of(Dataset.CASUALTIES);
    Set<String> used = new HashSet<>();
    facts.stream()
        .filter(table -> table.dataset() == Dataset.CASUALTIES)
        .forEach(table -> used.add(table.level()));
    summaries.tables().forEach(table -> used.add(table.level()));
    return String.format(
        Locale.ROOT,
        "minimum %d, periods %s, levels %s, dimensions %s, measures %s, regions %s",
        suppression.minimumCount(),
        periods(Dataset.CASUALTIES),
        gazetteer.levels().stream().filter(used::contains).toList(),
        layout.dimensions(),
        layout.measures(),
        gazetteer.mode().label());
  }

  /**
   * Returns the grains of the tables of incidents: those of the tables of casualties, without the
   * dimensions of victims, because an incident cannot be divided by its victims. There are none if
   * no source identifies incidents, or if small counts are suppressed: the rules of suppression
   * need counts that can be added, and incidents cannot.
   *
   * @param sources the columns that identify the incidents of each source
   */
  public List<FactTable> incidentGrains(List<IncidentId> sources) {
    if (suppression.isEnabled() || sources.stream().noneMatch(IncidentId::any)) {
      return List.of();
    }
    return facts.stream()
        .filter(table -> table.dataset() == Dataset.CASUALTIES)
        .map(
            table ->
                new FactTable(
                    table.dataset(),
                    table.period(),
                    table.level(),
                    table.dimensions().stream()
                        .filter(dimension -> dimension == Dimension.DEVICE_CATEGORY)
                        .toList()))
        .toList();
  }
}
