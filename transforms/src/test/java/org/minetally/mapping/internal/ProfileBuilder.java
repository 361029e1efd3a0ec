package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Filter;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.NumberForm;
import org.minetally.profile.PartsCheck;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.Revisions;
import org.minetally.profile.Series;
import org.minetally.profile.Split;
import org.minetally.profile.TotalsRows;
import org.minetally.profile.Unit;

/** Builds profiles for tests, starting with one that maps nothing. */
final class ProfileBuilder {

  private final Dataset dataset;
  private final List<Filter> filters = new ArrayList<>();
  private final List<RegionColumns> regions = new ArrayList<>();
  private final Map<Dimension, LabelMapping> dimensions = new LinkedHashMap<>();
  private final Map<Measure, MeasureMapping.Quantity> counted = new EnumMap<>(Measure.class);
  private List<String> key = List.of();
  private DateMapping date = DateMapping.Constant.UNKNOWN;
  private MeasureMapping outcome;
  private NumberForm numbers = NumberForm.PLAIN;
  private Split split = Split.NONE;
  private final List<PartsCheck> checks = new ArrayList<>();
  private Series series = Series.NONE;
  private Revisions revisions = Revisions.NONE;
  private LabelMapping datePrecision;
  private LabelMapping regionPrecision;
  private TotalsRows totals = TotalsRows.NONE;
  private Set<String> missing = Set.of();
  private Set<String> personal = Set.of();

  ProfileBuilder(Dataset dataset) {
    this.dataset = dataset;
  }

  static ProfileBuilder casualties() {
    return new ProfileBuilder(Dataset.CASUALTIES);
  }

  ProfileBuilder key(String... columns) {
    key = List.of(columns);
    return this;
  }

  ProfileBuilder filter(String column, boolean keep, String... values) {
    filters.add(new Filter(column, Set.of(values), keep));
    return this;
  }

  ProfileBuilder date(DateMapping mapping) {
    date = mapping;
    return this;
  }

  ProfileBuilder date(String column, String... forms) {
    return date(new DateMapping.OneColumn(column, List.of(forms)));
  }

  ProfileBuilder region(String level, String code, int pad, String name) {
    regions.add(new RegionColumns(level, code, pad, name));
    return this;
  }

  ProfileBuilder everywhere(String level, String code) {
    regions.add(RegionColumns.constant(level, code));
    return this;
  }

  ProfileBuilder dimension(
      Dimension dimension, String column, Map<String, String> members, Otherwise otherwise) {
    dimensions.put(dimension, new LabelMapping(new Input.Column(column), members, otherwise));
    return this;
  }

  ProfileBuilder dimension(Dimension dimension, LabelMapping mapping) {
    dimensions.put(dimension, mapping);
    return this;
  }

  ProfileBuilder constant(Dimension dimension, String text) {
    dimensions.put(
        dimension, new LabelMapping(new Input.Constant(text), Map.of(), new Otherwise.Keep()));
    return this;
  }

  ProfileBuilder count(Measure measure, String column) {
    return quantity(measure, new Input.Column(column), Unit.ONE);
  }

  ProfileBuilder quantity(Measure measure, Input input, Unit unit) {
    counted.put(measure, new MeasureMapping.Quantity(input, unit, numbers));
    return this;
  }

  /** Declares an estimate that the best one replaces if they are out of order. */
  ProfileBuilder widened(Measure measure, String column) {
    counted.put(
        measure, new MeasureMapping.Quantity(new Input.Column(column), Unit.ONE, numbers, true));
    return this;
  }

  ProfileBuilder outcome(String column, Map<String, String> members) {
    outcome =
        new MeasureMapping.OneVictimPerRecord(
            new LabelMapping(new Input.Column(column), members, new Otherwise.Reject()));
    return this;
  }

  ProfileBuilder numbers(char decimal, char thousands) {
    numbers = new NumberForm(decimal, thousands);
    return this;
  }

  ProfileBuilder missing(String... texts) {
    missing = Set.of(texts);
    return this;
  }

  ProfileBuilder personal(String... columns) {
    personal = Set.of(columns);
    return this;
  }

  ProfileBuilder split(Dimension dimension, String member, Measure measure, String column) {
    Split.Member one =
        new Split.Member(
            member,
            Map.of(
                measure, new MeasureMapping.Quantity(new Input.Column(column), Unit.ONE, numbers)));
    List<Split.Member> members = new ArrayList<>(split.members());
    members.add(one);
    split = new Split(dimension, members);
    return this;
  }

  ProfileBuilder check(String total, String... parts) {
    checks.add(new PartsCheck(total, List.of(parts)));
    return this;
  }

  ProfileBuilder series(Series mapping) {
    series = mapping;
    return this;
  }

  /** Reads revisions, which are numbers, from a column. */
  ProfileBuilder revision(String column) {
    revisions = new Revisions(true, column, Revisions.Form.NUMBER, Revisions.Deletions.NONE);
    return this;
  }

  ProfileBuilder totals(TotalsRows mapping) {
    totals = mapping;
    return this;
  }

  /** Marks records with one of these words as deletions. */
  ProfileBuilder deleted(String column, String... words) {
    revisions =
        new Revisions(
            true, "", Revisions.Form.NUMBER, Revisions.Deletions.marked(column, Set.of(words)));
    return this;
  }

  ProfileBuilder datePrecision(LabelMapping code) {
    datePrecision = code;
    return this;
  }

  ProfileBuilder regionPrecision(LabelMapping code) {
    regionPrecision = code;
    return this;
  }

  Profile build() {
    Profile.Builder builder = Profile.builder(dataset);
    if (datePrecision != null) {
      builder.datePrecision(datePrecision);
    }
    if (regionPrecision != null) {
      builder.regionPrecision(regionPrecision);
    }
    return builder
        .recordKey(key)
        .filters(filters)
        .date(date)
        .regions(regions)
        .dimensions(dimensions)
        .measures(outcome == null ? new MeasureMapping.Counts(counted, split, checks) : outcome)
        .numbers(numbers)
        .missing(missing)
        .personal(personal)
        .series(series)
        .revisions(revisions)
        .totals(totals)
        .build();
  }
}
