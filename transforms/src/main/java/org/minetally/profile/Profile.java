package org.minetally.profile;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;

/**
 * Maps one source to canonical fields. Immutable. Columns have the names that the header gives
 * them.
 *
 * @param dataset the dataset that the source's records belong to
 * @param recordKey columns that together identify a record; if empty, the source declares no key,
 *     and no record is ever merged with another
 * @param filters a record is kept only if it passes every filter; filtered records are counted by
 *     column and value
 * @param date where the record's date is
 * @param regions the columns that name the place, from the highest level to the lowest; may be
 *     empty
 * @param dimensions the mapping of each dimension that the source reports; an absent dimension is
 *     unknown for every record
 * @param measures where the counts and areas are
 * @param numbers how numbers are written
 * @param missing strings that mean "not reported" in any column, compared after trimming white
 *     space; the empty string always means that
 * @param missingIn more such strings for individual columns
 * @param personal columns whose values must not appear in any output or log
 * @param rules what the source declares about its records besides their fields
 */
public record Profile(
    Dataset dataset,
    List<String> recordKey,
    List<Filter> filters,
    DateMapping date,
    List<RegionColumns> regions,
    Map<Dimension, LabelMapping> dimensions,
    MeasureMapping measures,
    NumberForm numbers,
    Set<String> missing,
    Map<String, Set<String>> missingIn,
    Set<String> personal,
    Rules rules)
    implements Serializable {

  /**
   * What a source may declare about its records besides their fields. Each component is {@code
   * NONE} if it declares nothing.
   *
   * @param revisions which of several records with the same key counts
   * @param incident the columns that identify an incident
   * @param coordinates the columns of the record's coordinates
   * @param series whether the records are published figures that replace or contain one another
   * @param totals which records are totals of other records
   */
  public record Rules(
      Revisions revisions,
      IncidentId incident,
      Coordinates coordinates,
      Series series,
      TotalsRows totals)
      implements Serializable {

    /** Independent records: no revisions, incidents, coordinates, series or totals. */
    public static final Rules NONE =
        new Rules(Revisions.NONE, IncidentId.NONE, Coordinates.NONE, Series.NONE, TotalsRows.NONE);
  }

  public Profile {
    recordKey = List.copyOf(recordKey);
    filters = List.copyOf(filters);
    regions = List.copyOf(regions);
    dimensions = Map.copyOf(dimensions);
    missing = Set.copyOf(missing);
    missingIn =
        missingIn.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    personal = Set.copyOf(personal);
  }

  /** Creates a profile without missing-value strings for individual columns. */
  public Profile(
      Dataset dataset,
      List<String> recordKey,
      List<Filter> filters,
      DateMapping date,
      List<RegionColumns> regions,
      Map<Dimension, LabelMapping> dimensions,
      MeasureMapping measures,
      NumberForm numbers,
      Set<String> missing,
      Set<String> personal) {
    this(
        dataset,
        recordKey,
        filters,
        date,
        regions,
        dimensions,
        measures,
        numbers,
        missing,
        Map.of(),
        personal);
  }

  /**
   * Creates a profile of independent records: no revisions, incidents, coordinates, series or
   * totals.
   */
  public Profile(
      Dataset dataset,
      List<String> recordKey,
      List<Filter> filters,
      DateMapping date,
      List<RegionColumns> regions,
      Map<Dimension, LabelMapping> dimensions,
      MeasureMapping measures,
      NumberForm numbers,
      Set<String> missing,
      Map<String, Set<String>> missingIn,
      Set<String> personal) {
    this(
        dataset,
        recordKey,
        filters,
        date,
        regions,
        dimensions,
        measures,
        numbers,
        missing,
        missingIn,
        personal,
        Rules.NONE);
  }

  /** Returns which of several records with the same key counts. */
  public Revisions revisions() {
    return rules.revisions;
  }

  /** Returns a copy with other revisions. */
  public Profile with(Revisions revisions) {
    return with(
        new Rules(revisions, rules.incident, rules.coordinates, rules.series, rules.totals));
  }

  /** Returns the columns that identify an incident. */
  public IncidentId incident() {
    return rules.incident;
  }

  /** Returns a copy with another incident id. */
  public Profile with(IncidentId incident) {
    return with(
        new Rules(rules.revisions, incident, rules.coordinates, rules.series, rules.totals));
  }

  /** Returns the columns of the record's coordinates. */
  public Coordinates coordinates() {
    return rules.coordinates;
  }

  /** Returns a copy with other coordinates. */
  public Profile with(Coordinates coordinates) {
    return with(
        new Rules(rules.revisions, rules.incident, coordinates, rules.series, rules.totals));
  }

  /** Returns whether the records are published figures that replace or contain one another. */
  public Series series() {
    return rules.series;
  }

  /** Returns a copy with another series. */
  public Profile with(Series series) {
    return with(
        new Rules(rules.revisions, rules.incident, rules.coordinates, series, rules.totals));
  }

  /** Returns which records are totals of other records. */
  public TotalsRows totals() {
    return rules.totals;
  }

  /** Returns a copy with other totals rows. */
  public Profile with(TotalsRows totals) {
    return with(
        new Rules(rules.revisions, rules.incident, rules.coordinates, rules.series, totals));
  }

  private Profile with(Rules other) {
    return new Profile(
        dataset,
        recordKey,
        filters,
        date,
        regions,
        dimensions,
        measures,
        numbers,
        missing,
        missingIn,
        personal,
        other);
  }

  /** Returns the strings that mean "not reported" in a column, apart from the empty string. */
  public Set<String> missingIn(String column) {
    Set<String> all = new HashSet<>(missing);
    all.addAll(missingIn.getOrDefault(column, Set.of()));
    return all;
  }
}
