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
 * The mapping of one source to canonical fields. Immutable; every column is named as the header
 * names it.
 *
 * @param dataset what a record of this source is
 * @param recordKey columns that together identify a record; empty: the source declares no key, and
 *     no record is ever merged with another
 * @param filters a record is taken only if every filter passes; what is left out is counted by name
 * @param date how the record's date is found
 * @param regions the columns that name the place, from the highest level to the lowest; may be
 *     empty
 * @param dimensions how each dimension the source knows is found; a dimension that is absent is
 *     unknown for every record
 * @param measures how the counts and areas are found
 * @param numbers how numbers are written
 * @param missing texts that mean "not reported" in any column, compared after trimming white space;
 *     the empty text always does
 * @param missingIn further such texts for single columns
 * @param personal columns whose values must not appear in any output or log
 * @param rules what else the source declares of its records
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
   * What a source may declare of its records beyond their fields; each is {@code NONE} unless it
   * does.
   *
   * @param revisions which of several records with one key counts
   * @param incident what tells one incident from another
   * @param coordinates the record's point
   * @param series whether the records are published figures that replace or contain one another
   * @param totals which records are totals of others
   */
  public record Rules(
      Revisions revisions,
      IncidentId incident,
      Coordinates coordinates,
      Series series,
      TotalsRows totals)
      implements Serializable {

    /** Records that stand for themselves. */
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

  /** A profile without missing-value texts for single columns. */
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

  /** A profile of records that stand for themselves: no revisions, incidents, points or series. */
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

  /** Which of several records with one key counts. */
  public Revisions revisions() {
    return rules.revisions;
  }

  /** The same with other revisions. */
  public Profile with(Revisions revisions) {
    return with(
        new Rules(revisions, rules.incident, rules.coordinates, rules.series, rules.totals));
  }

  /** What tells one incident from another. */
  public IncidentId incident() {
    return rules.incident;
  }

  /** The same with another incident id. */
  public Profile with(IncidentId incident) {
    return with(
        new Rules(rules.revisions, incident, rules.coordinates, rules.series, rules.totals));
  }

  /** The record's point. */
  public Coordinates coordinates() {
    return rules.coordinates;
  }

  /** The same with other coordinates. */
  public Profile with(Coordinates coordinates) {
    return with(
        new Rules(rules.revisions, rules.incident, coordinates, rules.series, rules.totals));
  }

  /** Whether the records are published figures that replace or contain one another. */
  public Series series() {
    return rules.series;
  }

  /** The same with another series. */
  public Profile with(Series series) {
    return with(
        new Rules(rules.revisions, rules.incident, rules.coordinates, series, rules.totals));
  }

  /** Which records are totals of others. */
  public TotalsRows totals() {
    return rules.totals;
  }

  /** The same with other totals rows. */
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

  /** The texts that mean "not reported" in a column, the empty text aside. */
  public Set<String> missingIn(String column) {
    Set<String> all = new HashSet<>(missing);
    all.addAll(missingIn.getOrDefault(column, Set.of()));
    return all;
  }
}
