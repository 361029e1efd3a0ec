package org.minetally.records.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Measure;
import org.minetally.model.internal.RecordKey;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.ByInterval;
import org.minetally.reconcile.internal.Positions;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.region.Gazetteer;
import org.minetally.region.Region;
import org.minetally.table.TableRows;

/**
 * Writes records as rows of their table. Texts that many records share are computed once.
 *
 * <p>Not safe for use by several threads.
 */
final class RecordRows {

  /** The texts of a date. */
  private record When(String edtf, int first, int last, List<String> periods) {}

  /** The texts of a place. */
  private record Where(String level, String code, String name, List<String> regions) {}

  private final RecordTable table;
  private final List<RecordSource> sources;
  private final Positions positions;
  private final ByInterval<When> times = new ByInterval<>(this::when);
  private final Map<Integer, Where> places = new HashMap<>();

  RecordRows(RecordTable table, List<RecordSource> sources, Positions positions) {
    this.table = table;
    this.sources = sources;
    this.positions = positions;
  }

  /** Adds a record of a batch that was read from a range. */
  void write(Batch batch, RangeId range, int row, TableRows.Builder to) {
    RecordSource source = sources.get(range.source());
    When when = times.get(batch.interval(row));
    Where where = places.computeIfAbsent(batch.region(row), this::where);
    to.row()
        .text(source.id())
        .text(source.files().get(range.file()))
        .number(positions.line(range, batch.extra(Extra.LINE, row)))
        .number(positions.record(range, batch.extra(Extra.RECORD, row)))
        .text(source.hasPlainKey() && batch.hasKeys() ? key(batch, row) : null)
        .text(when.edtf)
        .date(when.first)
        .date(when.last)
        .text(where.level)
        .text(where.code)
        .text(where.name);
    when.periods.forEach(to::text);
    where.regions.forEach(to::text);
    for (int i = 0; i < batch.dimensions(); i++) {
      to.text(batch.labels(i).get(batch.code(i, row)));
    }
    to.number(batch.weight(row));
    for (int i = 0; i < batch.measures(); i++) {
      long value = batch.measure(i, row);
      to.number(value == Measure.NOT_REPORTED ? TableRows.NO_NUMBER : value);
    }
  }

  private When when(long interval) {
    DateInterval unpacked = DateInterval.unpack(interval);
    List<String> periods = new ArrayList<>();
    for (PeriodType type : table.periods()) {
      periods.add(type.periodOf(interval).id());
    }
    boolean known = !unpacked.isUnknown();
    return new When(
        unpacked.edtf(),
        known ? unpacked.startDay() : TableRows.NO_DATE,
        known ? unpacked.endDay() : TableRows.NO_DATE,
        periods);
  }

  private Where where(int region) {
    Gazetteer gazetteer = table.tableSet().gazetteer();
    List<String> regions = new ArrayList<>();
    for (String level : table.levels()) {
      regions.add(gazetteer.cell(region, gazetteer.levelIndex(level)).id(level));
    }
    if (region < 0) {
      return new Where(null, null, null, regions);
    }
    Region place = gazetteer.region(region);
    return new Where(gazetteer.levels().get(place.level()), place.code(), place.name(), regions);
  }

  private static String key(Batch batch, int row) {
    long high = batch.keyHigh(row);
    long low = batch.keyLow(row);
    if (high == RecordKey.NONE && low == RecordKey.NONE) {
      return null;
    }
    return RecordKey.text(high, low)
        .orElseGet(() -> String.format(Locale.ROOT, "sha256:%016x%014x", high, low >>> 8));
  }
}
