package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.text.Excerpt;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.UnmatchedName;
import org.minetally.model.internal.RecordKey;
import org.minetally.period.DateInterval;
import org.minetally.profile.Profile;
import org.minetally.profile.Series;

/**
 * Reads the attributes of a published figure: its kind, its series, and its day of publication.
 *
 * <p>A series consists of the figures for one place and one member of each dimension in the
 * profile, even if no table uses the dimension: civilian deaths do not replace deaths of soldiers.
 * An unmatched name counts as a separate place.
 *
 * <p>Not safe for use by several threads.
 */
final class SeriesColumns {

  /** The result of comparing a record's kind with the kind that is used. */
  enum Verdict {
    TAKEN,
    OTHER_KIND,
    REJECTED
  }

  /** The columns that {@link #write} fills. */
  static final Set<Extra> EXTRAS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Extra.SERIES_HIGH, Extra.SERIES_LOW, Extra.PUBLISHED, Extra.RECORD, Extra.LINE));

  private final SourceColumn kind;
  private final String use;
  private final Set<String> others;
  private final ListedWords.Part listed;

  /** Null if the source does not say. */
  private final ReportedReader published;

  private final List<LabelReader> labels = new ArrayList<>();
  private final RecordKey key = new RecordKey();
  private final String[] parts;
  private long number;
  private long line;
  private String word;
  private Rejection rejection;

  SeriesColumns(Profile profile, SourceColumn.Header header) {
    Series series = profile.series();
    this.kind = series.kind().column().isEmpty() ? null : header.column(series.kind().column());
    this.use = SourceColumn.composed(series.kind().use());
    this.others =
        series.kind().others().stream()
            .map(SourceColumn::composed)
            .collect(Collectors.toCollection(HashSet::new));
    Set<String> words = new HashSet<>(series.kind().others());
    words.add(series.kind().use());
    this.listed = kind == null ? null : header.words().of("series.kind", words);
    this.published = ReportedReader.of(series.published(), header);
    new TreeMap<>(profile.dimensions())
        .forEach(
            (dimension, mapping) -> labels.add(RecordMapper.label(dimension, mapping, header)));
    this.parts = new String[2 + labels.size()];
  }

  /** Sets the position of the next record, for {@link #write}. */
  void at(long record, long firstLine) {
    number = record;
    line = firstLine;
  }

  /**
   * Compares the record's kind; if it is not used, {@link #filteredBy} or {@link #rejection}
   * returns the cause.
   */
  Verdict kind(SourceRecord record) {
    if (kind == null) {
      return Verdict.TAKEN;
    }
    kind.locate(record);
    word = kind.text(record.bytes());
    listed.occurred(word);
    if (word.equals(use)) {
      return Verdict.TAKEN;
    }
    if (others.contains(word)) {
      return Verdict.OTHER_KIND;
    }
    rejection = kind.reject(Reason.UNKNOWN_WORD, record.bytes());
    return Verdict.REJECTED;
  }

  /** Returns the kind of a filtered record, as {@code column=value}. */
  String filteredBy() {
    return Excerpt.of(kind.name()) + "=" + Excerpt.of(kind.shown(word));
  }

  /** Reads a record with this interval; returns false if there is a {@link #rejection()}. */
  boolean read(SourceRecord record, long interval) {
    if (DateInterval.startDay(interval) == Integer.MIN_VALUE
        || DateInterval.endDay(interval) == Integer.MAX_VALUE) {
      rejection = new Rejection(Reason.OPEN_INTERVAL, "", "");
      return false;
    }
    for (int i = 0; i < labels.size(); i++) {
      int code = labels.get(i).read(record);
      if (code < 0) {
        rejection = labels.get(i).rejection();
        return false;
      }
      parts[2 + i] = labels.get(i).labels().get(code);
    }
    if (published != null && !published.read(record)) {
      rejection = published.rejection();
      return false;
    }
    return true;
  }

  /** Returns the reader of the day of publication; null if the source does not say. */
  ReportedReader published() {
    return published;
  }

  Rejection rejection() {
    return rejection;
  }

  /** Writes the attributes into the current row, which belongs to this region. */
  void write(BatchBuilder batch, int region, PlaceReader place) {
    UnmatchedName name =
        place.unmatched() == Batch.MATCHED ? null : place.unmatchedNames().get(place.unmatched());
    parts[0] = Integer.toString(region);
    parts[1] = name == null ? "" : name.level() + " " + name.parent() + " " + name.text();
    key.set(parts);
    batch.extra(Extra.SERIES_HIGH, key.high());
    batch.extra(Extra.SERIES_LOW, key.low());
    batch.extra(Extra.PUBLISHED, published == null ? Integer.MIN_VALUE : published.firstDay());
    batch.extra(Extra.RECORD, number);
    batch.extra(Extra.LINE, line);
  }
}
