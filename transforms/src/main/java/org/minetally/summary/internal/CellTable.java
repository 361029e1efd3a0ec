package org.minetally.summary.internal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.minetally.internal.codec.Codec;
import org.minetally.internal.codec.PackedColumn;
import org.minetally.internal.hash.KeyIndex;
import org.minetally.model.Batch;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.period.internal.PeriodGrain;

/**
 * Sums by cell. A cell is an interval, a region and a member of each dimension; it contains the
 * number of records and the sum of each measure.
 *
 * <p>Cells are stored in plain arrays and found by a {@link KeyIndex}: a record costs a few
 * nanoseconds and no object. Sums are exact, so they do not depend on the order of addition. Not
 * safe for use by several threads.
 */
public final class CellTable {

  /** Positions in a cell's key. */
  private static final int START = 0;

  private static final int END = 1;
  private static final int REGION = 2;
  private static final int FIRST_DIMENSION = 3;

  /** With eight dimensions and eight measures, a cell has about 110 bytes, and a piece 1.8 MB. */
  private static final int MOST_IN_PIECE = 1 << 14;

  /** The number of records that are unpacked at once. */
  private static final int BLOCK = 1 << 10;

  private final int keySize;
  private final int sumSize;
  private final Labels[] labels;

  /** Null until a cell is looked up, which never happens in a table that is only read. */
  private KeyIndex index;

  private int[] keys;
  private long[] sums;
  private int size;
  private final int[] key;

  /**
   * Creates an empty table.
   *
   * @param dimensions the number of dimensions of a cell
   * @param measures the number of measures that a cell sums, in addition to the number of records
   */
  public CellTable(int dimensions, int measures) {
    keySize = FIRST_DIMENSION + dimensions;
    sumSize = 1 + measures;
    labels = new Labels[dimensions];
    for (int i = 0; i < dimensions; i++) {
      labels[i] = new Labels();
    }
    keys = new int[256 * keySize];
    sums = new long[256 * sumSize];
    key = new int[keySize];
  }

  /** Returns the number of cells. */
  public int size() {
    return size;
  }

  /** Returns the number of dimensions. */
  public int dimensions() {
    return labels.length;
  }

  /** Returns the number of measures, not counting the number of records. */
  public int measures() {
    return sumSize - 1;
  }

  /** Returns the cell's interval, packed as by {@link DateInterval#pack}. */
  public long interval(int cell) {
    return DateInterval.pack(keys[cell * keySize + START], keys[cell * keySize + END]);
  }

  /** Returns the cell's region, a number in the gazetteer, or -1. */
  public int region(int cell) {
    return keys[cell * keySize + REGION];
  }

  /** Returns the cell's member of a dimension. */
  public String label(int dimension, int cell) {
    return labels[dimension].label(code(dimension, cell));
  }

  /** Returns the cell's member of a dimension, as a code. */
  public int code(int dimension, int cell) {
    return keys[cell * keySize + FIRST_DIMENSION + dimension];
  }

  /** Returns all members of a dimension that occur; a code is a position in this list. */
  public List<String> labels(int dimension) {
    return labels[dimension].all();
  }

  /** Returns the cell's number of records. */
  public long records(int cell) {
    return sums[cell * sumSize];
  }

  /** Returns the cell's sum of a measure, or {@link Measure#NOT_REPORTED}. */
  public long sum(int measure, int cell) {
    return sums[cell * sumSize + 1 + measure];
  }

  /** Adds a batch's records, with each interval coarsened to {@code grain}. */
  public void add(Batch batch, PeriodGrain grain) {
    BatchBlock block = new BatchBlock(batch, Math.min(batch.size(), BLOCK), keySize);
    int[][] codes = new int[labels.length][];
    for (int i = 0; i < labels.length; i++) {
      codes[i] = labels[i].codes(batch.labels(i));
    }
    for (int first = 0; first < batch.size(); first += BLOCK) {
      int count = Math.min(BLOCK, batch.size() - first);
      block.load(first, count);
      add(block, count, codes, grain);
    }
  }

  /**
   * Adds records. Their cells are anywhere in memory, so all are looked up before the first figure
   * is added: look-ups that do not depend on each other wait for memory at the same time.
   */
  private void add(BatchBlock block, int count, int[][] codes, PeriodGrain grain) {
    for (int i = 0; i < count; i++) {
      startKey(grain.coarsen(block.intervals[i]), (int) block.regions[i]);
      for (int d = 0; d < codes.length; d++) {
        key[FIRST_DIMENSION + d] = codes[d][(int) block.members[d][i]];
      }
      block.setKey(i, key, hash(key, 0));
    }
    find(block, count);
    for (int i = 0; i < count; i++) {
      int at = block.cells[i] * sumSize;
      sums[at] += block.weights == null ? 1 : block.weights[i];
      for (int m = 0; m < block.reported.length; m++) {
        int sum = at + 1 + block.reported[m];
        sums[sum] = Measure.add(sums[sum], block.values[m][i]);
      }
    }
  }

  /** Finds the cells of the block's keys, creating those that do not exist. */
  private void find(BatchBlock block, int count) {
    KeyIndex known = index();
    for (int i = 0; i < count; i++) {
      block.cells[i] = known.number(known.first(block.hashes[i]));
    }
    for (int i = 0; i < count; i++) {
      int cell = block.cells[i];
      if (cell < 0 || !block.isKey(i, keys, cell * keySize)) {
        block.copyKey(i, key);
        block.cells[i] = cell(block.hashes[i]);
      }
    }
  }

  /** Adds the cells of another table with the same dimensions and measures. */
  public void add(CellTable other) {
    int[] dimensions = new int[labels.length];
    Arrays.setAll(dimensions, i -> i);
    add(other, dimensions, interval -> interval, region -> region);
  }

  /**
   * Adds another table's cells at a coarser grain.
   *
   * @param dimensions for each dimension of this table, its position in the other
   * @param period maps an interval of the other table to one of this table
   * @param place maps a region of the other table to one of this table
   * @return for each cell of the other table, the cell of this table to which it was added
   */
  public int[] add(CellTable other, int[] dimensions, PeriodMap period, PlaceMap place) {
    int[][] codes = new int[labels.length][];
    for (int i = 0; i < labels.length; i++) {
      codes[i] = labels[i].codes(other.labels(dimensions[i]));
    }
    int[] cells = new int[other.size];
    for (int cell = 0; cell < other.size; cell++) {
      startKey(period.apply(other.interval(cell)), place.apply(other.region(cell)));
      for (int i = 0; i < codes.length; i++) {
        key[FIRST_DIMENSION + i] = codes[i][other.code(dimensions[i], cell)];
      }
      cells[cell] = cell();
      int at = cells[cell] * sumSize;
      sums[at] = Math.addExact(sums[at], other.records(cell));
      for (int i = 1; i < sumSize; i++) {
        sums[at + i] = Measure.add(sums[at + i], other.sum(i - 1, cell));
      }
    }
    return cells;
  }

  /**
   * Adds to the cell of this interval and region, in a table without dimensions, and returns the
   * cell.
   */
  public int add(long interval, int region, long records, long[] values) {
    startKey(interval, region);
    int cell = cell();
    int at = cell * sumSize;
    sums[at] = Math.addExact(sums[at], records);
    for (int i = 1; i < sumSize; i++) {
      sums[at + i] = Measure.add(sums[at + i], values[i - 1]);
    }
    return cell;
  }

  /**
   * Divides the cells among several tables.
   *
   * @param number returns the number of a cell's table
   * @return the tables that have cells, by their numbers
   */
  public SortedMap<Integer, CellTable> divide(IntUnaryOperator number) {
    SortedMap<Integer, CellTable> divided = new TreeMap<>();
    for (int cell = 0; cell < size; cell++) {
      divided
          .computeIfAbsent(number.applyAsInt(cell), n -> emptyCopy())
          .append(keys, cell * keySize, sums, cell * sumSize);
    }
    return divided;
  }

  /**
   * Returns the cells in tables that are small enough for every engine: Flink cannot shuffle an
   * element that is larger than its sort buffer, which may have only a few MiB.
   */
  public List<CellTable> pieces() {
    if (size <= MOST_IN_PIECE) {
      return List.of(this);
    }
    return List.copyOf(divide(cell -> cell / MOST_IN_PIECE).values());
  }

  /** Returns a table without cells that has the same codes for the members of dimensions. */
  private CellTable emptyCopy() {
    CellTable copy = new CellTable(labels.length, sumSize - 1);
    for (int i = 0; i < labels.length; i++) {
      copy.labels[i].codes(labels[i].all());
    }
    return copy;
  }

  /** Appends a cell that is not in the table yet. */
  private void append(int[] fromKeys, int keyAt, long[] fromSums, int sumsAt) {
    ensureRoom();
    System.arraycopy(fromKeys, keyAt, keys, size * keySize, keySize);
    System.arraycopy(fromSums, sumsAt, sums, size * sumSize, sumSize);
    size++;
    index = null;
  }

  /** Maps a packed interval to a coarser one. */
  @FunctionalInterface
  public interface PeriodMap {
    long apply(long interval);
  }

  /** Maps a region's number to that of a coarser region. */
  @FunctionalInterface
  public interface PlaceMap {
    int apply(int region);
  }

  /**
   * Writes the table in the form that {@link #read} reads: column by column, each packed, which
   * takes about a fifth of the space in memory.
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(labels.length);
    out.writeInt(sumSize - 1);
    for (Labels of : labels) {
      Codec.writeTexts(of.all(), out);
    }
    out.writeInt(size);
    long[] column = new long[size];
    for (int i = 0; i < keySize; i++) {
      for (int cell = 0; cell < size; cell++) {
        int key = keys[cell * keySize + i];
        column[cell] = i == END ? (long) key - keys[cell * keySize + START] : key;
      }
      PackedColumn.of(column, size).write(out);
    }
    for (int i = 0; i < sumSize; i++) {
      for (int cell = 0; cell < size; cell++) {
        column[cell] = sums[cell * sumSize + i];
      }
      PackedColumn.of(column, size).write(out);
    }
  }

  /** Reads a table written by {@link #write}. */
  public static CellTable read(DataInput in) throws IOException {
    CellTable table = new CellTable(in.readInt(), in.readInt());
    for (Labels of : table.labels) {
      of.codes(Codec.readTexts(in));
    }
    table.size = in.readInt();
    table.keys = new int[table.size * table.keySize];
    table.sums = new long[table.size * table.sumSize];
    for (int i = 0; i < table.keySize; i++) {
      PackedColumn column = PackedColumn.read(in);
      for (int cell = 0; cell < table.size; cell++) {
        int start = i == END ? table.keys[cell * table.keySize + START] : 0;
        table.keys[cell * table.keySize + i] = (int) (column.get(cell) + start);
      }
    }
    for (int i = 0; i < table.sumSize; i++) {
      PackedColumn column = PackedColumn.read(in);
      for (int cell = 0; cell < table.size; cell++) {
        table.sums[cell * table.sumSize + i] = column.get(cell);
      }
    }
    table.index = null;
    return table;
  }

  /** Sets the interval and region of {@link #key}. */
  private void startKey(long interval, int region) {
    key[START] = DateInterval.startDay(interval);
    key[END] = DateInterval.endDay(interval);
    key[REGION] = region;
  }

  /** Returns the index, building it if necessary. */
  private KeyIndex index() {
    if (index == null) {
      index = KeyIndex.of(size, 1 << 10, number -> hash(keys, number * keySize));
    }
    return index;
  }

  /** Returns the cell of {@link #key}, creating it if necessary. */
  private int cell() {
    return cell(hash(key, 0));
  }

  /** Returns the cell of {@link #key}, which has this hash, creating it if necessary. */
  private int cell(int hash) {
    int slot = index().first(hash);
    for (int cell = index.number(slot); cell >= 0; cell = index.number(slot)) {
      if (isKeyOf(cell)) {
        return cell;
      }
      slot = index.next(slot);
    }
    return addCell(slot);
  }

  private boolean isKeyOf(int cell) {
    int at = cell * keySize;
    for (int i = 0; i < key.length; i++) {
      if (keys[at + i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  private int addCell(int slot) {
    ensureRoom();
    System.arraycopy(key, 0, keys, size * keySize, keySize);
    int at = size * sumSize;
    sums[at] = 0;
    Arrays.fill(sums, at + 1, at + sumSize, Measure.NOT_REPORTED);
    size++;
    return index.add(slot);
  }

  private void ensureRoom() {
    if ((size + 1) * keySize > keys.length) {
      int capacity = 2 * Math.max(128, size);
      keys = Arrays.copyOf(keys, capacity * keySize);
      sums = Arrays.copyOf(sums, capacity * sumSize);
    }
  }

  private int hash(int[] from, int at) {
    long hash = 0;
    for (int i = at; i < at + keySize; i++) {
      hash = KeyIndex.mix(hash, from[i]);
    }
    return (int) hash;
  }
}
