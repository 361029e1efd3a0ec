package org.minetally.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.minetally.claim.Claim;
import org.minetally.claim.internal.Containment;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.model.Measure;
import org.minetally.profile.IncidentId;
import org.minetally.profile.Lookup;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.SourceSpec;
import org.minetally.profile.internal.MappedFields;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.records.internal.RecordTables;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.PointRules;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.summary.Summaries;
import org.minetally.summary.Suppression;
import org.minetally.summary.TableSet;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.ChangeTable;

/**
 * A run's sources, regions, tables and claims. A plan hands each transform the part that it needs;
 * no transform takes the plan itself. Elsewhere a source or table is known by its position in these
 * lists.
 *
 * <pre>{@code
 * Plan plan =
 *     Plan.builder(gazetteer)
 *         .sources(sources)
 *         .tables(
 *             List.of(new FactTable(Dataset.CASUALTIES, PeriodType.MONTH, "district", List.of())))
 *         .suppression(new Suppression(5))
 *         .build();
 * PCollectionTuple read =
 *     pipeline.apply(ReadRecords.of(plan.sources(), plan.gazetteer(), plan.layouts()));
 * PCollectionTuple tables =
 *     read.get(ReadRecords.BATCHES).apply(Summarise.into(plan.tableSet()));
 * }</pre>
 *
 * <p>Plans are immutable.
 */
public final class Plan {

  /** The dimensions of victims that summaries distinguish. */
  private static final List<Dimension> SUMMARISED =
      List.of(Dimension.VICTIM_STATUS, Dimension.AGE_GROUP);

  private final List<SourceSpec> sources;
  private final PointRules points;
  private final List<Claim> claims;
  private final TableSet tableSet;
  private final Predicate<String> incidentTables;
  private final boolean writesRecords;

  private Plan(Builder builder) {
    this.sources = builder.sources;
    this.points = builder.points;
    this.claims = builder.claims;
    this.incidentTables = builder.incidentTables;
    this.writesRecords = builder.records;
    this.tableSet =
        new TableSet(
            builder.layouts(),
            builder.gazetteer,
            builder.tables,
            builder.summaries,
            builder.suppression);
  }

  /** Returns a builder of a plan for the regions of a gazetteer. */
  public static Builder builder(Gazetteer gazetteer) {
    return new Builder(gazetteer);
  }

  /** Returns a builder of a plan that starts from this one. */
  public Builder toBuilder() {
    return new Builder(gazetteer())
        .sources(sources)
        .tables(tables())
        .points(points)
        .summaries(summaries())
        .claims(claims)
        .suppression(suppression())
        .incidentTables(incidentTables)
        .records(writesRecords);
  }

  /** Returns the sources. */
  public List<SourceSpec> sources() {
    return sources;
  }

  /** Returns the regions. */
  public Gazetteer gazetteer() {
    return tableSet.gazetteer();
  }

  /** Returns the fact tables. */
  public List<FactTable> tables() {
    return tableSet.facts();
  }

  /** Returns the rules for coordinates. */
  public PointRules points() {
    return points;
  }

  /** Returns the summary tables. */
  public Summaries summaries() {
    return tableSet.summaries();
  }

  /** Returns the claims that are checked against the records. */
  public List<Claim> claims() {
    return claims;
  }

  /** Returns which counts of people are too small to be published. */
  public Suppression suppression() {
    return tableSet.suppression();
  }

  /** Returns what records carry: the argument of every transform that reads batches. */
  public Layouts layouts() {
    return tableSet.layouts();
  }

  /** Returns the tables that records are summed into: the argument of {@code Summarise}. */
  public TableSet tableSet() {
    return tableSet;
  }

  /** Returns the tables of records to write; empty if there are none. */
  public Optional<RecordTables> recordTables() {
    return writesRecords ? Optional.of(RecordTables.of(tableSet, sources)) : Optional.empty();
  }

  /** Returns for each source the columns that identify its incidents. */
  public List<IncidentId> incidents() {
    return sources.stream().map(source -> source.profile().incident()).toList();
  }

  /** Returns the sources and tables that records are reconciled with. */
  public ReconciliationScope scope() {
    return new ReconciliationScope(
        sources.stream().map(this::reconciled).toList(),
        gazetteer(),
        tables(),
        new ReconciliationScope.Summaries(summaries().tables(), summaries().provisionalDays()),
        claims.size(),
        hasPoints());
  }

  private ReconciliationScope.Source reconciled(SourceSpec source) {
    List<ReconciliationScope.Lookup> lookups = new ArrayList<>();
    int first = source.recordFiles();
    for (Lookup lookup : source.lookups()) {
      int end = first + lookup.files().size();
      lookups.add(new ReconciliationScope.Lookup(lookup.name(), first, end));
      first = end;
    }
    return new ReconciliationScope.Source(
        source.id(),
        source.profile().dataset(),
        source.fileNames(),
        lookups,
        layouts().gaps() ? MappedFields.of(source.profile()) : MappedFields.NONE,
        hidesRecords(source));
  }

  /** Returns whether coordinates are looked up for any source. */
  private boolean hasPoints() {
    return points.any()
        && sources.stream().anyMatch(source -> source.profile().coordinates().any());
  }

  /**
   * Returns whether the records of a source must not be shown one by one: small counts are
   * suppressed, and the source has casualties or shares a file with a source of casualties. All
   * sources of rows count as one file, because they may be the same rows.
   */
  private boolean hidesRecords(SourceSpec source) {
    return sources.stream()
        .filter(other -> tableSet.suppresses(other.profile().dataset()))
        .anyMatch(other -> !Collections.disjoint(other.fileNames(), source.fileNames()));
  }

  /**
   * Returns the grains of the tables of incidents to write, of those of {@link
   * TableSet#incidentGrains}.
   */
  public List<FactTable> incidentGrains() {
    return tableSet.incidentGrains(incidents()).stream()
        .filter(grain -> incidentTables.test(TableSchema.incidents(grain).name()))
        .toList();
  }

  /** Returns the schemas of the tables that count records and incidents, sorted by name. */
  public List<TableSchema> factSchemas() {
    return Stream.concat(
            tables().stream().map(tableSet::schema),
            incidentGrains().stream().map(TableSchema::incidents))
        .sorted(Comparator.comparing(TableSchema::name))
        .toList();
  }

  /** Returns the schemas of all tables that a run of this plan writes, sorted by name. */
  public List<TableSchema> schemas() {
    List<TableSchema> schemas = new ArrayList<>(factSchemas());
    summaries().tables().forEach(table -> schemas.add(tableSet.schema(table)));
    recordTables().ifPresent(tables -> schemas.addAll(tables.schemas()));
    schemas.add(ChangeTable.SCHEMA);
    schemas.add(TableSchema.DIM_PERIOD);
    schemas.add(TableSchema.regions(gazetteer().attributes().declared()));
    if (gazetteer().attributes().declared().contains(RegionAttribute.POPULATION)) {
      schemas.add(TableSchema.DIM_REGION_POPULATION);
    }
    if (!gazetteer().history().isEmpty()) {
      schemas.add(TableSchema.DIM_REGION_HISTORY);
    }
    if (!claims.isEmpty()) {
      schemas.add(TableSchema.CLAIMS);
    }
    if (hasPoints()) {
      schemas.add(TableSchema.COORDINATE_CHECKS);
    }
    if (layouts().gaps()) {
      schemas.add(TableSchema.FIELD_COMPLETENESS);
    }
    if (layouts().gaps()
        && sources.stream().anyMatch(source -> MappedFields.of(source.profile()).reports())) {
      schemas.add(TableSchema.REPORTING_LAG);
    }
    schemas.addAll(List.of(TableSchema.REJECTS, TableSchema.FINDINGS, TableSchema.UNMATCHED_NAMES));
    schemas.sort(Comparator.comparing(TableSchema::name));
    return schemas;
  }

  /** Builds a {@link Plan}. Everything that is not set is empty. */
  public static final class Builder {

    private final Gazetteer gazetteer;
    private List<SourceSpec> sources = List.of();
    private List<FactTable> tables = List.of();
    private PointRules points = PointRules.NONE;
    private Summaries summaries = Summaries.NONE;
    private List<Claim> claims = List.of();
    private Suppression suppression = Suppression.NONE;
    private Predicate<String> incidentTables = table -> true;
    private boolean records;

    private Builder(Gazetteer gazetteer) {
      this.gazetteer = Objects.requireNonNull(gazetteer, "gazetteer");
    }

    /** Sets the sources; at least one is required. */
    public Builder sources(List<SourceSpec> sources) {
      this.sources = List.copyOf(sources);
      return this;
    }

    /** Sets the fact tables. */
    public Builder tables(List<FactTable> tables) {
      this.tables = List.copyOf(tables);
      return this;
    }

    /**
     * Sets whether the records that count are written, too. Records must not be written together
     * with suppression, which they would undo.
     */
    public Builder records(boolean written) {
      this.records = written;
      return this;
    }

    /** Sets the rules for coordinates. Without them, coordinates are ignored. */
    public Builder points(PointRules points) {
      this.points = Objects.requireNonNull(points, "points");
      return this;
    }

    /** Sets the summary tables. */
    public Builder summaries(Summaries summaries) {
      this.summaries = Objects.requireNonNull(summaries, "summaries");
      return this;
    }

    /** Sets the claims that are checked against the records. */
    public Builder claims(List<Claim> claims) {
      this.claims = List.copyOf(claims);
      return this;
    }

    /** Sets the rules for suppressing small counts of people. By default, nothing is suppressed. */
    public Builder suppression(Suppression suppression) {
      this.suppression = Objects.requireNonNull(suppression, "suppression");
      return this;
    }

    /**
     * Sets which tables of incidents to write, by name, such as {@code
     * incidents_by_month_district}. By default, each fact table of casualties has one.
     */
    public Builder incidentTables(Predicate<String> written) {
      this.incidentTables = Objects.requireNonNull(written, "incident tables");
      return this;
    }

    /**
     * Builds the plan.
     *
     * @throws IllegalArgumentException if there is no source, if two sources, tables or claims have
     *     the same name, if a source, table or claim refers to a level, region or claim that does
     *     not exist, if a claim cannot be a part or a subset of its whole, or if there are claims
     *     and small counts are suppressed, because the supported range of a claim would reveal them
     */
    public Plan build() {
      if (sources.isEmpty()) {
        throw new IllegalArgumentException("the plan has no source; add at least one");
      }
      requireDistinct("source", sources.stream().map(SourceSpec::id).toList());
      requireDistinct("table", tables.stream().map(FactTable::name).toList());
      requireDistinct("table", summaries.tables().stream().map(SummaryTable::name).toList());
      requireDistinct("claim", claims.stream().map(Claim::id).toList());
      for (SourceSpec source : sources) {
        for (RegionColumns columns : source.profile().regions()) {
          requireLevel("source " + source.id(), columns.level());
        }
      }
      tables.forEach(table -> requireLevel("table " + table.name(), table.level()));
      summaries.tables().forEach(table -> requireLevel("table " + table.name(), table.level()));
      claims.forEach(this::requireKnown);
      Containment.require(claims, gazetteer);
      if (!claims.isEmpty() && suppression.isEnabled()) {
        throw new IllegalArgumentException(
            "the plan has claims and suppresses small counts, which the supported range of a claim"
                + " would reveal; check the claims in a separate plan and do not publish the"
                + " result");
      }
      if (records && suppression.isEnabled()) {
        throw new IllegalArgumentException(
            "the plan suppresses small counts, which its tables of records would show; write only"
                + " one of them");
      }
      return new Plan(this);
    }

    private static void requireDistinct(String what, Collection<String> names) {
      Set<String> known = new HashSet<>();
      for (String name : names) {
        if (!known.add(name)) {
          throw new IllegalArgumentException(
              "the plan has two %ss named %s; give each a unique name".formatted(what, name));
        }
      }
    }

    private void requireLevel(String where, String level) {
      if (gazetteer.levelIndex(level) < 0) {
        throw new IllegalArgumentException(
            "%s: unknown level %s; the gazetteer has the levels %s"
                .formatted(where, level, String.join(", ", gazetteer.levels())));
      }
    }

    private void requireKnown(Claim claim) {
      for (int region : claim.regions()) {
        if (region < 0 || region >= gazetteer.size()) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "claim %s: unknown region number %d; the gazetteer has %d regions",
                  claim.id(),
                  region,
                  gazetteer.size()));
        }
      }
    }

    private Layouts layouts() {
      return new Layouts(
          sources.stream().map(source -> source.profile().dataset()).toList(),
          Arrays.stream(Dataset.values()).map(this::layout).toList(),
          // Shares of few records would show what suppression hides.
          !suppression.isEnabled());
    }

    /**
     * Returns the layout for the dimensions that any table or claim of a dataset needs, and all its
     * measures.
     */
    private Layout layout(Dataset dataset) {
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
              .toList(),
          bounded(dataset));
    }

    /**
     * Returns the measures for which a source reports low or high estimates; if it is an outcome,
     * the victims, too, because they may be the sum of the outcomes.
     */
    private Set<Measure> bounded(Dataset dataset) {
      Set<Measure> bounded = EnumSet.noneOf(Measure.class);
      List<MeasureMapping.Counts> counts = new ArrayList<>();
      for (SourceSpec source : sources) {
        if (source.profile().dataset() == dataset
            && source.profile().measures() instanceof MeasureMapping.Counts mapping) {
          counts.add(mapping);
          mapping.columns().keySet().stream()
              .filter(Measure::isBound)
              .forEach(bound -> bounded.add(bound.estimate()));
        }
      }
      if (bounded.isEmpty()) {
        return bounded;
      }
      boolean parts =
          counts.stream().anyMatch(mapping -> mapping.split().any())
              || sources.stream()
                  .map(SourceSpec::profile)
                  .anyMatch(profile -> profile.dataset() == dataset && profile.series().any());
      if (parts || (suppression.isEnabled() && dataset == Dataset.CASUALTIES)) {
        throw new IllegalArgumentException(
            "low and high estimates cannot be combined with a split, a series or suppression;"
                + " plan the sources separately");
      }
      if (dataset == Dataset.CASUALTIES) {
        bounded.add(Measure.VICTIMS);
      }
      return bounded;
    }
  }
}
