package org.minetally.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.minetally.claim.Claim;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.period.PeriodType;
import org.minetally.profile.SourceSpec;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.PointRules;
import org.minetally.summary.Suppression;
import org.minetally.table.ChangeTable;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;

/**
 * A run's sources, places and tables. Sources and tables are known elsewhere by their position in
 * these lists.
 *
 * @param sources what is read
 * @param gazetteer the places
 * @param tables the fact tables that are written
 * @param points what is done with coordinates
 * @param summaries the summary tables that are written
 * @param claims the claims that are held against the records
 * @param privacy which counts of people are too small to be published
 * @param newestDates whether it is found out how far each source reaches
 */
public record Plan(
    List<SourceSpec> sources,
    Gazetteer gazetteer,
    List<FactTable> tables,
    PointRules points,
    Summaries summaries,
    List<Claim> claims,
    Suppression privacy,
    boolean newestDates)
    implements Serializable {

  /** What summaries tell of the victims. */
  private static final List<Dimension> SUMMARISED =
      List.of(Dimension.VICTIM_STATUS, Dimension.AGE_GROUP);

  public Plan {
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
    claims = List.copyOf(claims);
  }

  /** A plan that takes no notice of coordinates, and writes no summaries. */
  public Plan(List<SourceSpec> sources, Gazetteer gazetteer, List<FactTable> tables) {
    this(
        sources,
        gazetteer,
        tables,
        PointRules.NONE,
        Summaries.NONE,
        List.of(),
        Suppression.NONE,
        false);
  }

  /** Whether points are looked up for any source. */
  public boolean hasPoints() {
    return points.any()
        && sources.stream().anyMatch(source -> source.profile().coordinates().any());
  }

  /** The same with other rules for points. */
  public Plan with(PointRules points) {
    return new Plan(sources, gazetteer, tables, points, summaries, claims, privacy, newestDates);
  }

  /** The same with these summary tables. */
  public Plan with(Summaries summaries) {
    return new Plan(sources, gazetteer, tables, points, summaries, claims, privacy, newestDates);
  }

  /** The same with these claims. */
  public Plan with(List<Claim> claims) {
    return new Plan(sources, gazetteer, tables, points, summaries, claims, privacy, newestDates);
  }

  /** The same with other limits to what is published of people. */
  public Plan with(Suppression privacy) {
    return new Plan(sources, gazetteer, tables, points, summaries, claims, privacy, newestDates);
  }

  /** The same, finding out how far each source reaches. */
  public Plan withNewestDates() {
    return new Plan(sources, gazetteer, tables, points, summaries, claims, privacy, true);
  }

  /** Whether numbers of this dataset may be withheld. */
  public boolean withholds(Dataset dataset) {
    return privacy.asked() && dataset == Dataset.CASUALTIES;
  }

  /**
   * Whether no single record of a source may be shown: small counts are suppressed, and the source
   * is one of casualties or reads a file that such a source reads too.
   *
   * @param source its number
   */
  public boolean hidesRecords(int source) {
    SourceSpec spec = sources.get(source);
    return privacy.asked()
        && sources.stream()
            .filter(other -> withholds(other.profile().dataset()))
            .anyMatch(other -> !Collections.disjoint(other.allFiles(), spec.allFiles()));
  }

  /** The schema of one of its fact tables. */
  public TableSchema schema(FactTable table) {
    TableSchema schema = TableSchema.of(table);
    return withholds(table.dataset()) ? schema.withSuppression() : schema;
  }

  /** The schema of one of its summary tables. */
  public TableSchema schema(SummaryTable table) {
    TableSchema schema = TableSchema.of(table);
    return privacy.asked() ? schema.withSuppression() : schema;
  }

  /**
   * What a record of this dataset carries: the dimensions that any of its tables or claims needs,
   * and all its measures.
   */
  public Layout layout(Dataset dataset) {
    return Layout.of(
        dataset,
        Stream.of(
                tables.stream()
                    .filter(table -> table.dataset() == dataset)
                    .flatMap(table -> table.dimensions().stream()),
                claims.stream()
                    .filter(claim -> claim.dataset() == dataset)
                    .flatMap(claim -> claim.filters().keySet().stream()),
                summaries.any() ? SUMMARISED.stream() : Stream.<Dimension>of())
            .flatMap(dimensions -> dimensions)
            .filter(dimension -> dimension.datasets().contains(dataset))
            .toList());
  }

  /** The period types for which the dates of this dataset's records must be told apart. */
  public Set<PeriodType> periods(Dataset dataset) {
    Set<PeriodType> periods = EnumSet.noneOf(PeriodType.class);
    tables.stream()
        .filter(table -> table.dataset() == dataset)
        .map(FactTable::period)
        .forEach(periods::add);
    summaries.tables().stream().map(SummaryTable::period).forEach(periods::add);
    return periods;
  }

  /** What a record of this source carries. */
  public Layout layout(int source) {
    return layout(sources.get(source).profile().dataset());
  }

  /** The tables in which records and incidents are counted, sorted by name: those of facts. */
  public List<TableSchema> factSchemas() {
    return Stream.concat(
            tables.stream().map(this::schema),
            incidentGrains().stream().map(TableSchema::incidents))
        .sorted(Comparator.comparing(TableSchema::name))
        .toList();
  }

  /** Every table that a run of this plan writes, sorted by name. */
  public List<TableSchema> schemas() {
    List<TableSchema> schemas = new ArrayList<>(factSchemas());
    summaries.tables().forEach(table -> schemas.add(schema(table)));
    schemas.add(ChangeTable.SCHEMA);
    schemas.add(TableSchema.DIM_PERIOD);
    schemas.add(TableSchema.DIM_REGION);
    if (!gazetteer.history().isEmpty()) {
      schemas.add(TableSchema.DIM_REGION_HISTORY);
    }
    if (!claims.isEmpty()) {
      schemas.add(TableSchema.CLAIMS);
    }
    if (hasPoints()) {
      schemas.add(TableSchema.COORDINATE_AUDIT);
    }
    schemas.addAll(List.of(TableSchema.REJECTS, TableSchema.FINDINGS, TableSchema.UNMATCHED_NAMES));
    schemas.sort(Comparator.comparing(TableSchema::name));
    return schemas;
  }

  /**
   * The grains of the tables of incidents: those of the tables of casualties, without what is said
   * of victims, over whom an incident cannot be divided. None if no source tells incidents apart,
   * or if small counts are withheld: incidents cannot be added up, so that it is not known what
   * could be told from them.
   */
  public List<FactTable> incidentGrains() {
    if (privacy.asked()
        || sources.stream().noneMatch(source -> source.profile().incident().any())) {
      return List.of();
    }
    return tables.stream()
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
