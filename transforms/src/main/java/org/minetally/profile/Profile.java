package org.minetally.profile;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minetally.format.internal.SkippedRows;
import org.minetally.format.internal.unpivot.Unpivot;
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
   * @param skippedRows which rows are not records
   * @param unpivot which columns of a row become records of their own
   * @param datePrecision maps a code to how precisely the date is known; see {@link
   *     Builder#datePrecision}
   * @param regionPrecision maps a code to how precisely the place is known; see {@link
   *     Builder#regionPrecision}
   * @param reported the column of the day on which a record was first reported
   */
  public record Rules(
      Revisions revisions,
      IncidentId incident,
      Coordinates coordinates,
      Series series,
      TotalsRows totals,
      SkippedRows skippedRows,
      Unpivot unpivot,
      LabelMapping datePrecision,
      LabelMapping regionPrecision,
      Series.Publication reported)
      implements Serializable {}

  /** There is no code: dates and places are as precise as they are written. */
  private static final LabelMapping AS_WRITTEN =
      new LabelMapping(new Input.Constant(""), Map.of(), new LabelMapping.Otherwise.Reject());

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

  /** Returns a builder of a profile of records of this dataset. */
  public static Builder builder(Dataset dataset) {
    return new Builder(dataset);
  }

  /** Returns a builder that starts with the parts of this profile. */
  public Builder toBuilder() {
    Builder copy = new Builder(dataset);
    copy.recordKey = recordKey;
    copy.filters = filters;
    copy.date = date;
    copy.regions = regions;
    copy.dimensions = dimensions;
    copy.measures = measures;
    copy.numbers = numbers;
    copy.missing = missing;
    copy.missingIn = missingIn;
    copy.personal = personal;
    copy.revisions = rules.revisions;
    copy.incident = rules.incident;
    copy.coordinates = rules.coordinates;
    copy.series = rules.series;
    copy.totals = rules.totals;
    copy.skippedRows = rules.skippedRows;
    copy.unpivot = rules.unpivot;
    copy.datePrecision = rules.datePrecision;
    copy.regionPrecision = rules.regionPrecision;
    copy.reported = rules.reported;
    return copy;
  }

  /** Returns which of several records with the same key counts. */
  public Revisions revisions() {
    return rules.revisions;
  }

  /** Returns the columns that identify an incident. */
  public IncidentId incident() {
    return rules.incident;
  }

  /** Returns the columns of the record's coordinates. */
  public Coordinates coordinates() {
    return rules.coordinates;
  }

  /** Returns whether the records are published figures that replace or contain one another. */
  public Series series() {
    return rules.series;
  }

  /** Returns which records are totals of other records. */
  public TotalsRows totals() {
    return rules.totals;
  }

  /** Returns which rows are not records. */
  public SkippedRows skippedRows() {
    return rules.skippedRows;
  }

  /** Returns which columns of a row become records of their own. */
  public Unpivot unpivot() {
    return rules.unpivot;
  }

  /** Returns the mapping of the code that says how precisely the date is known, if there is one. */
  public Optional<LabelMapping> datePrecision() {
    return Optional.of(rules.datePrecision).filter(mapping -> !mapping.equals(AS_WRITTEN));
  }

  /** Returns the mapping of the code that says how precisely the place is known, if any. */
  public Optional<LabelMapping> regionPrecision() {
    return Optional.of(rules.regionPrecision).filter(mapping -> !mapping.equals(AS_WRITTEN));
  }

  /** Returns the column of the day on which a record was first reported. */
  public Series.Publication reported() {
    return rules.reported;
  }

  /** Returns the strings that mean "not reported" in a column, apart from the empty string. */
  public Set<String> missingIn(String column) {
    Set<String> all = new HashSet<>(missing);
    all.addAll(missingIn.getOrDefault(column, Set.of()));
    return all;
  }

  /**
   * Builds a profile. The date and the measures are required. Every other part is empty unless it
   * is set.
   */
  public static final class Builder {

    private final Dataset dataset;
    private List<String> recordKey = List.of();
    private List<Filter> filters = List.of();
    private DateMapping date;
    private List<RegionColumns> regions = List.of();
    private Map<Dimension, LabelMapping> dimensions = Map.of();
    private MeasureMapping measures;
    private NumberForm numbers = NumberForm.PLAIN;
    private Set<String> missing = Set.of();
    private Map<String, Set<String>> missingIn = Map.of();
    private Set<String> personal = Set.of();
    private Revisions revisions = Revisions.NONE;
    private IncidentId incident = IncidentId.NONE;
    private Coordinates coordinates = Coordinates.NONE;
    private Series series = Series.NONE;
    private TotalsRows totals = TotalsRows.NONE;
    private SkippedRows skippedRows = SkippedRows.NONE;
    private Unpivot unpivot = Unpivot.NONE;
    private LabelMapping datePrecision = AS_WRITTEN;
    private LabelMapping regionPrecision = AS_WRITTEN;
    private Series.Publication reported = Series.Publication.NOWHERE;

    private Builder(Dataset dataset) {
      this.dataset = Objects.requireNonNull(dataset, "dataset");
    }

    /** Sets the columns that together identify a record; none unless set. */
    public Builder recordKey(List<String> columns) {
      recordKey = columns;
      return this;
    }

    /** Sets the filters that a record must pass; none unless set. */
    public Builder filters(List<Filter> filters) {
      this.filters = filters;
      return this;
    }

    /** Sets where the record's date is. Required. */
    public Builder date(DateMapping date) {
      this.date = date;
      return this;
    }

    /** Sets the columns that name the place, from the highest level to the lowest. */
    public Builder regions(List<RegionColumns> regions) {
      this.regions = regions;
      return this;
    }

    /** Sets the mapping of each dimension that the source reports. */
    public Builder dimensions(Map<Dimension, LabelMapping> dimensions) {
      this.dimensions = dimensions;
      return this;
    }

    /** Sets where the counts and areas are. Required. */
    public Builder measures(MeasureMapping measures) {
      this.measures = measures;
      return this;
    }

    /** Sets how numbers are written; {@link NumberForm#PLAIN} unless set. */
    public Builder numbers(NumberForm numbers) {
      this.numbers = numbers;
      return this;
    }

    /** Sets the strings that mean "not reported" in any column, in addition to the empty one. */
    public Builder missing(Set<String> texts) {
      missing = texts;
      return this;
    }

    /** Sets more such strings for individual columns. */
    public Builder missingIn(Map<String, Set<String>> texts) {
      missingIn = texts;
      return this;
    }

    /** Sets the columns whose values must not appear in any output or log. */
    public Builder personal(Set<String> columns) {
      personal = columns;
      return this;
    }

    /** Sets which of several records with the same key counts. */
    public Builder revisions(Revisions revisions) {
      this.revisions = revisions;
      return this;
    }

    /** Sets the columns that identify an incident. */
    public Builder incident(IncidentId incident) {
      this.incident = incident;
      return this;
    }

    /** Sets the columns of the record's coordinates. */
    public Builder coordinates(Coordinates coordinates) {
      this.coordinates = coordinates;
      return this;
    }

    /** Sets whether the records are published figures that replace or contain one another. */
    public Builder series(Series series) {
      this.series = series;
      return this;
    }

    /** Sets which records are totals of other records. */
    public Builder totals(TotalsRows totals) {
      this.totals = totals;
      return this;
    }

    /** Sets which rows are not records; none unless set. */
    public Builder skippedRows(SkippedRows rows) {
      skippedRows = rows;
      return this;
    }

    /** Sets which columns of a row become records of their own; none unless set. */
    public Builder unpivot(Unpivot unpivot) {
      this.unpivot = unpivot;
      return this;
    }

    /**
     * Sets the code that says how precisely the date is known. Its members are the labels of {@link
     * org.minetally.period.PeriodType}, to whole periods of which the interval is widened, and
     * {@code unknown}.
     */
    public Builder datePrecision(LabelMapping mapping) {
      datePrecision = mapping;
      return this;
    }

    /**
     * Sets the code that says how precisely the place is known. Its members are the levels of the
     * gazetteer, and {@code unknown}.
     */
    public Builder regionPrecision(LabelMapping mapping) {
      regionPrecision = mapping;
      return this;
    }

    /**
     * Sets the column of the day on which a record was first reported. Of several revisions of a
     * record the earliest day counts. A series has a day of publication instead.
     */
    public Builder reported(Series.Publication column) {
      reported = column;
      return this;
    }

    /**
     * Returns the profile.
     *
     * @throws NullPointerException if the mapping of the date or of the measures is not set
     */
    public Profile build() {
      return new Profile(
          dataset,
          recordKey,
          filters,
          Objects.requireNonNull(date, "date"),
          regions,
          dimensions,
          Objects.requireNonNull(measures, "measures"),
          numbers,
          missing,
          missingIn,
          personal,
          new Rules(
              revisions,
              incident,
              coordinates,
              series,
              totals,
              skippedRows,
              unpivot,
              datePrecision,
              regionPrecision,
              reported));
    }
  }
}
