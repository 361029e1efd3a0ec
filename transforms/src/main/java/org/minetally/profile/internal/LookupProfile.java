package org.minetally.profile.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.model.Dimension;
import org.minetally.profile.Coordinates;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Filter;
import org.minetally.profile.IncidentId;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.Revisions;
import org.minetally.profile.TotalsRows;

/**
 * Derives the profile of a lookup's rows from that of the records that use it: the parts that name
 * columns of the lookup. The others mean nothing for a row without a record.
 */
public final class LookupProfile {

  private final Profile records;
  private final String prefix;

  /**
   * Creates a derivation.
   *
   * @param records the profile of the records
   * @param lookup the name of the lookup
   */
  public LookupProfile(Profile records, String lookup) {
    this.records = records;
    this.prefix = lookup + ".";
  }

  /** Returns the profile of rows that only give columns to records. */
  public Profile ofRows(List<String> key, Revisions revisions) {
    return rows(key, revisions).build();
  }

  /**
   * Returns the profile of rows that are incidents. A row has the date, the place and the device of
   * the incident.
   */
  public Profile ofIncidents(List<String> key, Revisions revisions) {
    Profile.Builder rows = rows(key, revisions);
    records.datePrecision().flatMap(this::labels).ifPresent(rows::datePrecision);
    records.regionPrecision().flatMap(this::labels).ifPresent(rows::regionPrecision);
    return rows.incident(new IncidentId(key, false))
        .filters(
            records.filters().stream()
                .flatMap(filter -> own(filter.column()).map(c -> filter(filter, c)).stream())
                .toList())
        .date(date())
        .regions(records.regions().stream().flatMap(r -> region(r).stream()).toList())
        .dimensions(dimensions())
        .coordinates(coordinates())
        .totals(totals())
        .build();
  }

  private Profile.Builder rows(List<String> key, Revisions revisions) {
    Map<String, Set<String>> missingIn = new HashMap<>();
    records.missingIn().forEach((c, texts) -> own(c).ifPresent(name -> missingIn.put(name, texts)));
    Set<String> personal = new HashSet<>();
    records.personal().forEach(column -> own(column).ifPresent(personal::add));
    return Profile.builder(records.dataset())
        .recordKey(key)
        .revisions(revisions)
        .date(DateMapping.Constant.UNKNOWN)
        .measures(new MeasureMapping.Counts(Map.of()))
        .numbers(records.numbers())
        .missing(records.missing())
        .missingIn(missingIn)
        .personal(personal);
  }

  /** Returns the name that a column has in the lookup; empty if it is not one of its columns. */
  private Optional<String> own(String column) {
    return column.startsWith(prefix)
        ? Optional.of(column.substring(prefix.length()))
        : Optional.empty();
  }

  private static Filter filter(Filter filter, String column) {
    return new Filter(column, filter.values(), filter.keep());
  }

  private DateMapping date() {
    DateMapping mapping = records.date();
    DateMapping unknown = DateMapping.Constant.UNKNOWN;
    if (mapping instanceof DateMapping.Constant) {
      return mapping;
    }
    if (mapping instanceof DateMapping.OneColumn one) {
      return own(one.column())
          .<DateMapping>map(
              column -> new DateMapping.OneColumn(column, one.forms(), one.monthNames()))
          .orElse(unknown);
    }
    if (mapping instanceof DateMapping.Parts parts) {
      return own(parts.year())
          .<DateMapping>map(
              year ->
                  new DateMapping.Parts(
                      year,
                      own(parts.month()).orElse(""),
                      own(parts.day()).orElse(""),
                      parts.monthNames()))
          .orElse(unknown);
    }
    if (mapping instanceof DateMapping.StartEnd both
        && own(both.start()).isPresent()
        && own(both.end()).isPresent()) {
      return new DateMapping.StartEnd(
          own(both.start()).get(), own(both.end()).get(), both.forms(), both.monthNames());
    }
    return unknown;
  }

  private Optional<RegionColumns> region(RegionColumns columns) {
    if (!columns.constant().isEmpty()) {
      return Optional.of(columns);
    }
    String code = own(columns.code()).orElse("");
    String name = own(columns.name()).orElse("");
    return code.isEmpty() && name.isEmpty()
        ? Optional.empty()
        : Optional.of(new RegionColumns(columns.level(), code, columns.pad(), name));
  }

  private Map<Dimension, LabelMapping> dimensions() {
    return Optional.ofNullable(records.dimensions().get(Dimension.DEVICE_CATEGORY))
        .flatMap(this::labels)
        .map(device -> Map.of(Dimension.DEVICE_CATEGORY, device))
        .orElse(Map.of());
  }

  /** Returns a mapping of words in a column of the lookup, or of a constant. */
  private Optional<LabelMapping> labels(LabelMapping mapping) {
    if (mapping.input() instanceof Input.Column column) {
      return own(column.name())
          .map(
              name ->
                  new LabelMapping(
                      new Input.Column(name),
                      mapping.members(),
                      mapping.otherwise(),
                      mapping.ranges()));
    }
    return Optional.of(mapping);
  }

  private Coordinates coordinates() {
    Optional<String> longitude = own(records.coordinates().longitude());
    Optional<String> latitude = own(records.coordinates().latitude());
    if (longitude.isPresent() && latitude.isPresent()) {
      return new Coordinates(longitude.get(), latitude.get());
    }
    return own(records.coordinates().geometry())
        .map(Coordinates::ofGeometry)
        .orElse(Coordinates.NONE);
  }

  private TotalsRows totals() {
    return own(records.totals().column())
        .map(column -> new TotalsRows(column, records.totals().words(), false))
        .orElse(TotalsRows.NONE);
  }
}
