package org.minetally.run.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.claim.Claim;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.plan.Plan;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.records.internal.RecordTables;
import org.minetally.table.Column;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;
import org.minetally.trace.StoredRows;
import org.minetally.trace.TraceException;
import org.minetally.trace.internal.CellConditions;
import org.minetally.trace.internal.ClaimTarget;
import org.minetally.trace.internal.FactTarget;
import org.minetally.trace.internal.FieldTarget;
import org.minetally.trace.internal.IncidentTarget;
import org.minetally.trace.internal.LagTarget;
import org.minetally.trace.internal.ListedSource;
import org.minetally.trace.internal.NameTarget;
import org.minetally.trace.internal.PointTarget;
import org.minetally.trace.internal.SummaryTarget;
import org.minetally.trace.internal.SummaryWindow;
import org.minetally.trace.internal.TraceTarget;

/**
 * Finds out what a request traces.
 *
 * @param plan the plan of the run
 * @param request the request
 */
record TraceTargets(Plan plan, TraceRequest request) {

  private static final Pattern RATE = Pattern.compile("(.+)_per_(?:100000|km2)");

  /**
   * Returns what is traced.
   *
   * @param published the folder of the published table
   * @throws TraceException if the table cannot be traced, or has no such columns
   */
  TraceTarget of(Path published) throws IOException {
    TraceTarget target = target(published);
    if (request.excluded() && target.tracesAllAccepted()) {
      throw TraceException.usage(
          "--excluded: %s counts all accepted records; remove this option"
              .formatted(request.table()));
    }
    if (request.measure().isPresent() && !target.summed().contains(request.measure().get())) {
      Matcher rate = RATE.matcher(request.measure().get());
      if (rate.matches() && target.summed().contains(rate.group(1))) {
        throw TraceException.usage(
            "--measure: %s is a rate; trace its numerator with --measure %s"
                .formatted(rate.group(), rate.group(1)));
      }
      List<String> known = new ArrayList<>(target.summed());
      if (target instanceof SummaryTarget) {
        known.addAll(SummaryWindow.Derived.names());
      }
      throw unknown("--measure: unknown measure", request.measure().get(), known);
    }
    return target;
  }

  private TraceTarget target(Path published) throws IOException {
    for (FactTable table : plan.tables()) {
      if (table.name().equals(request.table())) {
        return new FactTarget(
            plan.tableSet(), table, conditions(CellConditions.columns(table.dimensions())));
      }
    }
    for (FactTable grain : plan.incidentGrains()) {
      if (TableSchema.incidents(grain).name().equals(request.table())) {
        return new IncidentTarget(
            plan.tableSet(),
            grain,
            plan.incidents(),
            plan.sources().stream().map(TraceTargets::showsIncident).toList(),
            conditions(CellConditions.columns(grain.dimensions())),
            true);
      }
    }
    for (SummaryTable table : plan.tableSet().summaries().tables()) {
      if (table.name().equals(request.table())) {
        return summary(table, published);
      }
    }
    if (request.table().equals(TableSchema.CLAIMS.name())) {
      return claim();
    }
    if (request.table().equals(TableSchema.UNMATCHED_NAMES.name())) {
      return new NameTarget(
          sources(),
          plan.gazetteer(),
          conditions(List.of("source_id", "region_level", "parent_code", "name", "problem")));
    }
    if (request.table().equals(TableSchema.FIELD_COMPLETENESS.name())) {
      return field();
    }
    if (request.table().equals(TableSchema.REPORTING_LAG.name())) {
      return new LagTarget(
          plan.sources().stream().map(SourceSpec::id).toList(),
          plan.layouts(),
          conditions(List.of("source_id", "dataset", "period_key")));
    }
    if (request.table().equals(TableSchema.COORDINATE_CHECKS.name())) {
      List<String> columns =
          new ArrayList<>(
              TableSchema.COORDINATE_CHECKS.columns().stream().map(Column::name).toList());
      columns.remove(Measure.RECORDS.column());
      return new PointTarget(sources(), plan.gazetteer(), conditions(columns));
    }
    throw TraceException.usage(
        (RecordTables.dataset(request.table()).isPresent()
                ? "%s cannot be traced: each of its rows is a record, with its file and line_number"
                : "%s cannot be traced, because its rows are not computed from single records")
            .formatted(request.table()));
  }

  private FieldTarget field() {
    CellConditions conditions = conditions(List.of("source_id", "dataset", "period_key", "field"));
    String field = conditions.values().get("field");
    if (field == null) {
      throw TraceException.usage(
          "%s counts every record once for each field; add --where field=FIELD"
              .formatted(request.table()));
    }
    List<ReconciliationScope.Source> sources = plan.scope().sources();
    return new FieldTarget(
        sources.stream().map(ReconciliationScope.Source::id).toList(),
        sources.stream().map(ReconciliationScope.Source::fields).toList(),
        plan.layouts(),
        field,
        conditions);
  }

  private List<ListedSource> sources() {
    return plan.scope().sources().stream()
        .map(source -> new ListedSource(source.id(), source.hidden()))
        .toList();
  }

  /** Returns whether the id of an incident is the text of one column, and may be shown. */
  private static boolean showsIncident(SourceSpec source) {
    List<String> id = source.profile().incident().columns();
    return id.size() == 1 && !source.profile().personal().contains(id.get(0));
  }

  private CellConditions conditions(List<String> columns) {
    return conditions(request, columns);
  }

  /**
   * Returns the conditions of a request.
   *
   * @param columns the columns that they may name
   * @throws TraceException if they name others
   */
  static CellConditions conditions(TraceRequest request, List<String> columns) {
    for (String column : request.where().keySet()) {
      if (!columns.contains(column)) {
        throw unknown("--where: unknown column", column, columns);
      }
    }
    return new CellConditions(request.where());
  }

  private static TraceException unknown(String what, String name, Collection<String> known) {
    return TraceException.usage(
        "%s \"%s\"; expected one of %s".formatted(what, name, String.join(", ", known)));
  }

  private SummaryTarget summary(SummaryTable table, Path published) throws IOException {
    // A row has one parent, records may have several.
    List<String> columns = new ArrayList<>(CellConditions.columns(List.of()));
    columns.remove("parent_code");
    CellConditions conditions = conditions(columns);
    Optional<SummaryWindow.Derived> derived = request.measure().flatMap(SummaryWindow.Derived::of);
    SummaryWindow window =
        derived.isEmpty()
            ? null
            : new SummaryWindow(derived.get(), period(table, published, conditions));
    return new SummaryTarget(plan.tableSet(), table, conditions, window);
  }

  /** Returns the period of the only row that meets the conditions. */
  private Period period(SummaryTable table, Path published, CellConditions conditions)
      throws IOException {
    List<Period> periods = new ArrayList<>();
    StoredRows.read(
        published,
        conditions,
        List.of("period_start", "period_end"),
        row -> periods.add(table.period().periodOf(interval(row.get(0), row.get(1)))));
    if (periods.size() != 1) {
      throw TraceException.usage(
          String.format(
              Locale.ROOT,
              "--measure %s is computed from several periods and is traced for one row; %d rows have %s",
              request.measure().get(),
              periods.size(),
              request.conditions()));
    }
    return periods.get(0);
  }

  private static long interval(Object start, Object end) {
    return start == null || end == null
        ? DateInterval.UNKNOWN_PACKED
        : DateInterval.pack(
            (int) ((LocalDate) start).toEpochDay(), (int) ((LocalDate) end).toEpochDay());
  }

  private ClaimTarget claim() {
    List<String> ids = plan.claims().stream().map(Claim::id).toList();
    String id = conditions(List.of("claim_id")).values().get("claim_id");
    for (Claim claim : plan.claims()) {
      if (claim.id().equals(id)) {
        return new ClaimTarget(claim, plan.gazetteer(), plan.layouts());
      }
    }
    if (id == null) {
      throw TraceException.usage(
          "--table %s: expected --claim ID instead, with one of %s"
              .formatted(request.table(), String.join(", ", ids)));
    }
    throw unknown("--claim: unknown claim", id, ids);
  }
}
