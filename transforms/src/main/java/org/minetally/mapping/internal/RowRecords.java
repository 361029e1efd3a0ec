package org.minetally.mapping.internal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.format.internal.unpivot.UnpivotedColumns;
import org.minetally.internal.text.Excerpt;
import org.minetally.profile.Profile;

/**
 * The records of a source whose rows each give several: one for each label of its unpivoted
 * columns. A row that cannot be divided, because it has too many or too few fields, gives as many
 * records, which are all rejected.
 *
 * <p>Each row is copied once, after the texts of all labels; a record is a view of this copy.
 *
 * <p>Not safe for use by several threads.
 */
public final class RowRecords implements RecordCursor {

  private final RecordCursor rows;
  private final UnpivotedColumns columns;
  private final int fileFields;
  private final int[] kept;
  private final int labels;
  private final int fields;

  /** The columns in the file of the values of each record. */
  private final int[][] values;

  /** The position after each label in {@link #bytes}; the label of a record follows the others. */
  private final int[] labelEnds;

  /** Null if all rows are divided. */
  private final SkippedRowReader skipped;

  private final int rowStart;
  private byte[] bytes;
  private int shift;
  private int part;
  private long rowsRead;
  private boolean hasRow;
  private boolean ascii;
  private Rejection rejection;
  private String filteredBy;

  private RowRecords(RecordCursor rows, UnpivotedColumns columns, SourceColumn.Header file) {
    this.rows = rows;
    this.columns = columns;
    this.fileFields = file.headings().names().size();
    Charset charset = file.charset();
    skipped = SkippedRowReader.of(file.profile().skippedRows(), file);
    kept = columns.kept().stream().mapToInt(Integer::intValue).toArray();
    fields = columns.headings().names().size();
    List<UnpivotedColumns.Part> records = columns.records();
    labels = records.get(0).labels().size();
    values =
        records.stream()
            .map(record -> record.columns().stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    labelEnds = new int[records.size() * labels + 1];
    StringBuilder texts = new StringBuilder();
    for (int i = 1; i < labelEnds.length; i++) {
      texts.append(records.get((i - 1) / labels).labels().get((i - 1) % labels));
      labelEnds[i] = texts.toString().getBytes(charset).length;
    }
    bytes = texts.toString().getBytes(charset);
    rowStart = bytes.length;
  }

  /**
   * Returns the records of the rows of a file: the rows themselves unless the profile divides them.
   *
   * @param headings the columns of the file
   * @param charset the charset of the bytes of a row
   * @throws org.minetally.format.internal.unpivot.UnpivotException if the file does not have the
   *     columns to unpivot
   */
  public static RecordCursor of(
      Profile profile, Headings headings, Charset charset, RecordCursor rows) {
    if (!profile.unpivot().any()) {
      return rows;
    }
    return new RowRecords(
        rows,
        UnpivotedColumns.of(profile.unpivot(), headings),
        new SourceColumn.Header(headings, charset, profile));
  }

  /**
   * Returns the columns of the records.
   *
   * @param headings the columns of the file
   * @throws org.minetally.format.internal.unpivot.UnpivotException if the file does not have the
   *     columns to unpivot
   */
  public static Headings headings(Profile profile, Headings headings) {
    return profile.unpivot().any()
        ? UnpivotedColumns.of(profile.unpivot(), headings).headings()
        : headings;
  }

  @Override
  public boolean next() throws IOException {
    if (hasRow && part + 1 < values.length) {
      part++;
      return true;
    }
    hasRow = rows.next();
    part = 0;
    if (hasRow) {
      rowsRead++;
      copyRow();
    }
    return hasRow;
  }

  private void copyRow() {
    int length = rows.recordEnd() - rows.recordStart();
    if (rowStart + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, rowStart + Math.max(length, 2 * (bytes.length - rowStart)));
    }
    System.arraycopy(rows.bytes(), rows.recordStart(), bytes, rowStart, length);
    shift = rowStart - rows.recordStart();
    ascii = rows.isAscii();
  }

  /** Maps the current record. A row that is skipped is one filtered record. */
  public RecordMapper.Outcome map(RecordMapper mapper) {
    if (skipped != null && part == 0 && skipped.skips(rows)) {
      filteredBy = skipped.filteredBy(rows);
      part = values.length - 1;
      return RecordMapper.Outcome.FILTERED;
    }
    if (rows.fields() != fileFields) {
      rejection = RecordShapeCheck.fieldCount(rows.fields(), fileFields);
      return RecordMapper.Outcome.REJECTED;
    }
    RecordMapper.Outcome outcome = mapper.map(this);
    if (outcome == RecordMapper.Outcome.REJECTED) {
      rejection = inFile(mapper.rejection());
    }
    filteredBy = mapper.filteredBy();
    return outcome;
  }

  /** Returns the cause for which the last record was filtered. */
  public String filteredBy() {
    return filteredBy;
  }

  /** Returns why the last record was rejected, with the name of the column in the file. */
  public Rejection rejection() {
    return rejection;
  }

  private Rejection inFile(Rejection why) {
    UnpivotedColumns.Part record = columns.records().get(part);
    List<String> names = columns.headings().names();
    for (int i = kept.length; i < fields; i++) {
      if (why.column().equals(Excerpt.of(names.get(i)))) {
        String value = i < kept.length + labels ? "" : record.names().get(i - kept.length - labels);
        return new Rejection(why.reason(), value.isEmpty() ? record.source() : value, why.value());
      }
    }
    return why;
  }

  /** Returns the number of rows read so far. */
  public long rows() {
    return rowsRead;
  }

  /** Returns the names of the columns in the file from which each row's records come. */
  public List<String> sources() {
    return columns.records().stream().map(UnpivotedColumns.Part::source).toList();
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int start(int field) {
    if (field < kept.length) {
      return rows.start(kept[field]) + shift;
    }
    int label = field - kept.length;
    if (label < labels) {
      return labelEnds[part * labels + label];
    }
    int column = values[part][label - labels];
    return column == UnpivotedColumns.ABSENT ? rowStart : rows.start(column) + shift;
  }

  @Override
  public int end(int field) {
    if (field < kept.length) {
      return rows.end(kept[field]) + shift;
    }
    int label = field - kept.length;
    if (label < labels) {
      return labelEnds[part * labels + label + 1];
    }
    int column = values[part][label - labels];
    return column == UnpivotedColumns.ABSENT ? rowStart : rows.end(column) + shift;
  }

  @Override
  public int fields() {
    return fields;
  }

  @Override
  public int recordStart() {
    return rowStart;
  }

  @Override
  public int recordEnd() {
    return rows.recordEnd() + shift;
  }

  @Override
  public boolean isAscii() {
    return ascii;
  }

  @Override
  public boolean isMalformed() {
    return rows.isMalformed();
  }

  @Override
  public long linesBefore() {
    return rows.linesBefore();
  }

  @Override
  public long linesRead() {
    return rows.linesRead();
  }
}
