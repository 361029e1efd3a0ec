package org.minetally.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.minetally.internal.codec.PackedColumn;
import org.minetally.model.Batch.Extra;

/** The columns of a batch, in the order in which they are collected and written. */
final class BatchColumns {

  /** Positions among the columns that every record has. */
  static final int START = 0;

  static final int SPAN = 1;
  static final int REGION = 2;
  static final int UNMATCHED = 3;

  /** The number of columns that every record has. */
  static final int FIXED = 4;

  /** The number of columns that only some sources have; they precede the fixed columns. */
  static final int EXTRAS = Extra.values().length;

  /** Indexed by {@link Extra}; null where the source does not have the column. */
  final PackedColumn[] extras;

  final PackedColumn[] fixed;
  final PackedColumn[] codes;
  final PackedColumn[] measures;

  private BatchColumns(Iterator<PackedColumn> columns, int dimensions, int measures) {
    this.extras = take(columns, EXTRAS);
    this.fixed = take(columns, FIXED);
    this.codes = take(columns, dimensions);
    this.measures = take(columns, measures);
  }

  /** Packs the first values of each column; a column may be null. */
  static BatchColumns pack(long[][] columns, int size, int dimensions, int measures) {
    return new BatchColumns(
        Arrays.stream(columns)
            .map(column -> column == null ? null : PackedColumn.of(column, size))
            .iterator(),
        dimensions,
        measures);
  }

  /** Returns the columns of the given rows, in the given order. */
  BatchColumns pick(int[] rows, int count) {
    return new BatchColumns(
        all().map(column -> column == null ? null : column.pick(rows, count)).iterator(),
        codes.length,
        measures.length);
  }

  /** Returns the same columns with an extra one, in place of the one that they may have. */
  BatchColumns with(Extra extra, long[] values, int size) {
    PackedColumn[] columns = all().toArray(PackedColumn[]::new);
    columns[extra.column()] = PackedColumn.of(values, size);
    return new BatchColumns(Arrays.asList(columns).iterator(), codes.length, measures.length);
  }

  /** Writes the columns in the form that {@link #read} reads. */
  void write(DataOutput out) throws IOException {
    for (PackedColumn extra : extras) {
      out.writeBoolean(extra != null);
    }
    out.writeInt(codes.length);
    out.writeInt(measures.length);
    for (PackedColumn column : all().filter(Objects::nonNull).toList()) {
      column.write(out);
    }
  }

  /** Reads columns written by {@link #write}. */
  static BatchColumns read(DataInput in) throws IOException {
    boolean[] present = new boolean[EXTRAS];
    for (int i = 0; i < EXTRAS; i++) {
      present[i] = in.readBoolean();
    }
    int dimensions = in.readInt();
    int measures = in.readInt();
    PackedColumn[] columns = new PackedColumn[EXTRAS + FIXED + dimensions + measures];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i < EXTRAS && !present[i] ? null : PackedColumn.read(in);
    }
    return new BatchColumns(Arrays.asList(columns).iterator(), dimensions, measures);
  }

  private Stream<PackedColumn> all() {
    return Stream.of(extras, fixed, codes, measures).flatMap(Arrays::stream);
  }

  private static PackedColumn[] take(Iterator<PackedColumn> columns, int count) {
    PackedColumn[] taken = new PackedColumn[count];
    for (int i = 0; i < count; i++) {
      taken[i] = columns.next();
    }
    return taken;
  }
}
