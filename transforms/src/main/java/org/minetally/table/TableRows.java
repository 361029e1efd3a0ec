package org.minetally.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.minetally.internal.codec.Codec;
import org.minetally.internal.codec.PackedColumn;
import org.minetally.internal.hash.KeyIndex;
import org.minetally.model.internal.Additivity;
import org.minetally.period.Period;

/**
 * The rows of one table, or of one part of it, in their final order, column by column. Immutable
 * once built.
 *
 * <p>Each string is stored once: a column of strings contains codes into a list.
 */
public final class TableRows {

  /** A NULL in a column of dates. */
  public static final int NO_DATE = Integer.MIN_VALUE;

  /** A NULL in a column of numbers. */
  public static final long NO_NUMBER = Long.MIN_VALUE;

  /** A NULL in a column of flags. */
  private static final int NO_FLAG = NO_DATE;

  /** A NULL in a column of strings, as a code. */
  public static final int NO_TEXT = -1;

  private final TableSchema schema;
  private final int part;
  private final int size;
  private final int[][] small;

  /** Null for a column without numbers, or with nothing but NULL. */
  private final long[][] numbers;

  private final List<String> texts;

  private TableRows(
      TableSchema schema, int part, int size, int[][] small, long[][] numbers, List<String> texts) {
    this.schema = schema;
    this.part = part;
    this.size = size;
    this.small = small;
    this.numbers = numbers;
    this.texts = texts;
  }

  public TableSchema schema() {
    return schema;
  }

  /**
   * Returns the position of these rows among the parts of the table: the rows of a part come before
   * those of all parts with a higher position. 0 for a whole table.
   */
  public int part() {
    return part;
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  /** Returns the rows from {@code first}, inclusive, to {@code last}, exclusive. */
  public TableRows slice(int first, int last) {
    if (first == 0 && last == size) {
      return this;
    }
    int[][] smallSlice = new int[small.length][];
    long[][] numberSlice = new long[numbers.length][];
    int[] codes = new int[texts.size()];
    Arrays.fill(codes, NO_TEXT);
    List<String> used = new ArrayList<>();
    for (int i = 0; i < small.length; i++) {
      numberSlice[i] = numbers[i] == null ? null : Arrays.copyOfRange(numbers[i], first, last);
      smallSlice[i] = small[i] == null ? null : Arrays.copyOfRange(small[i], first, last);
      if (schema.columns().get(i).type() == ColumnType.STRING) {
        encode(smallSlice[i], codes, used);
      }
    }
    return new TableRows(schema, part, last - first, smallSlice, numberSlice, List.copyOf(used));
  }

  /**
   * Replaces codes of this object with codes into a list of those texts that are used.
   *
   * @param codes the new code of each text; {@link #NO_TEXT} if it has none yet
   */
  private void encode(int[] column, int[] codes, List<String> used) {
    for (int row = 0; row < column.length; row++) {
      int code = column[row];
      if (code == NO_TEXT) {
        continue;
      }
      if (codes[code] == NO_TEXT) {
        codes[code] = used.size();
        used.add(texts.get(code));
      }
      column[row] = codes[code];
    }
  }

  /** Returns every text that occurs; a code is a position in this list. */
  public List<String> texts() {
    return texts;
  }

  /** Returns the code of a string, or {@link #NO_TEXT}. */
  public int textCode(int column, int row) {
    return small[column][row];
  }

  /** Returns a string, or null. */
  public String text(int column, int row) {
    int code = small[column][row];
    return code == NO_TEXT ? null : texts.get(code);
  }

  /** Returns a date as days since 1970-01-01, or {@link #NO_DATE}. */
  public int date(int column, int row) {
    return small[column][row];
  }

  /**
   * Returns a whole number, or an area in ten-thousandths of a square metre, or {@link #NO_NUMBER}.
   */
  public long number(int column, int row) {
    return numbers[column] == null ? NO_NUMBER : numbers[column][row];
  }

  /** Returns whether a flag is set, or null. */
  public Boolean flag(int column, int row) {
    int flag = small[column][row];
    return flag == NO_FLAG ? null : Boolean.valueOf(flag == 1);
  }

  /** Returns a quotient. The result is meaningless if {@link #number} is {@link #NO_NUMBER}. */
  public double ratio(int column, int row) {
    return Double.longBitsToDouble(number(column, row));
  }

  /** Writes the rows in the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    Codec.writeText(schema.name(), out);
    Codec.writeText(schema.description(), out);
    Codec.writeTexts(schema.key(), out);
    out.writeInt(schema.columns().size());
    for (Column column : schema.columns()) {
      Codec.writeText(column.name(), out);
      Codec.writeText(column.type().name(), out);
      out.writeBoolean(column.required());
      Codec.writeText(column.unit(), out);
      out.writeBoolean(column.additivity().isAdditive());
      Codec.writeTexts(column.additivity().within(), out);
      Codec.writeTexts(column.values(), out);
      Codec.writeText(column.references(), out);
      Codec.writeText(column.description(), out);
    }
    out.writeInt(part);
    out.writeInt(size);
    Codec.writeTexts(texts, out);
    for (int i = 0; i < small.length; i++) {
      out.writeBoolean(small[i] != null);
      PackedColumn.of(small[i] == null ? numbers(i) : longs(small[i]), size).write(out);
    }
  }

  private long[] numbers(int column) {
    return numbers[column] == null ? missing(size) : numbers[column];
  }

  private static long[] missing(int size) {
    long[] missing = new long[size];
    Arrays.fill(missing, NO_NUMBER);
    return missing;
  }

  /** Reads rows written by {@link #write}. */
  public static TableRows read(DataInput in) throws IOException {
    String name = Codec.readText(in);
    String description = Codec.readText(in);
    List<String> key = Codec.readTexts(in);
    int width = in.readInt();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(
          Column.of(Codec.readText(in), ColumnType.valueOf(Codec.readText(in)))
              .withRequired(in.readBoolean())
              .withUnit(Codec.readText(in))
              .with(new Additivity(in.readBoolean(), Codec.readTexts(in)))
              .among(Codec.readTexts(in))
              .to(Codec.readText(in))
              .withDescription(Codec.readText(in)));
    }
    int part = in.readInt();
    int size = in.readInt();
    List<String> texts = Codec.readTexts(in);
    int[][] small = new int[width][];
    long[][] numbers = new long[width][];
    for (int i = 0; i < width; i++) {
      boolean isSmall = in.readBoolean();
      PackedColumn column = PackedColumn.read(in);
      if (isSmall) {
        small[i] = ints(column, size);
      } else {
        numbers[i] = IntStream.range(0, size).mapToLong(column::get).toArray();
      }
    }
    return new TableRows(
        new TableSchema(name, description, key, columns), part, size, small, numbers, texts);
  }

  /** Returns numbers in which a missing date is {@link #NO_NUMBER}. */
  private static long[] longs(int[] values) {
    return Arrays.stream(values).mapToLong(v -> v == NO_DATE ? NO_NUMBER : v).toArray();
  }

  private static int[] ints(PackedColumn column, int size) {
    int[] values = new int[size];
    for (int row = 0; row < size; row++) {
      long value = column.get(row);
      values[row] = value == NO_NUMBER ? NO_DATE : (int) value;
    }
    return values;
  }

  /** Collects rows. The values of a row are added in the order of the schema's columns. */
  public static final class Builder {
    private final TableSchema schema;
    private final int size;
    private final int[][] small;
    private final long[][] numbers;
    private final List<String> texts = new ArrayList<>();
    private final KeyIndex codes = new KeyIndex(1 << 6, code -> hash(texts.get(code)));
    private int part;
    private int row = -1;
    private int column;

    /** Creates a builder for exactly this many rows. */
    public Builder(TableSchema schema, int size) {
      this.schema = schema;
      this.size = size;
      int width = schema.columns().size();
      small = new int[width][];
      numbers = new long[width][];
      for (int i = 0; i < width; i++) {
        switch (schema.columns().get(i).type()) {
          case STRING, DATE, BOOLEAN -> small[i] = new int[size];
          case INTEGER, AREA, RATIO -> {
            // Created with the first number: many columns of a summary have none.
          }
          case GEOMETRY ->
              throw new IllegalArgumentException("a pipeline element cannot contain geometries");
        }
      }
    }

    /** Sets the position among the parts of the table; see {@link TableRows#part}. */
    public Builder part(int position) {
      part = position;
      return this;
    }

    /** Starts the next row. */
    public Builder row() {
      row++;
      column = 0;
      return this;
    }

    /**
     * Adds a copy of a row.
     *
     * @param rows rows with the same columns
     */
    public Builder row(TableRows rows, int number) {
      row();
      for (int i = 0; i < small.length; i++) {
        if (schema.columns().get(i).type() == ColumnType.STRING) {
          text(rows.text(i, number));
        } else if (small[i] != null) {
          date(rows.date(i, number));
        } else {
          number(rows.number(i, number));
        }
      }
      return this;
    }

    /** Sets the next column to a string, or null. */
    public Builder text(String text) {
      return textCode(text == null ? NO_TEXT : code(text));
    }

    /** Sets the next column to a string, given by its code. */
    public Builder textCode(int code) {
      small[column++][row] = code;
      return this;
    }

    /** Sets the next column to a date, or {@link #NO_DATE}. */
    public Builder date(int day) {
      small[column++][row] = day;
      return this;
    }

    /** Sets the next column to a flag, or null. */
    public Builder flag(Boolean flag) {
      small[column++][row] = flag == null ? NO_FLAG : flag ? 1 : 0;
      return this;
    }

    /**
     * Sets the next columns to the first and last day of a period, where they can be represented,
     * and to its {@code axis_date}.
     */
    public Builder days(Period period) {
      boolean dated = period.isDated();
      return date(dated ? period.startDay() : NO_DATE)
          .date(dated ? period.endDay() : NO_DATE)
          .date(dated && period.exact() ? period.startDay() : NO_DATE);
    }

    /** Sets the next column to a number, or {@link #NO_NUMBER}. */
    public Builder number(long number) {
      if (small[column] != null) {
        throw new IllegalStateException(
            "column %s does not contain numbers".formatted(schema.columns().get(column).name()));
      }
      if (number != NO_NUMBER) {
        if (numbers[column] == null) {
          numbers[column] = missing(size);
        }
        numbers[column][row] = number;
      }
      column++;
      return this;
    }

    /**
     * Sets the next column to a quotient: NULL if either part is {@link #NO_NUMBER} or negative, or
     * the denominator is zero.
     *
     * @param numerator a whole number
     * @param denominator a whole number
     * @param times the factor by which the quotient is multiplied
     */
    public Builder ratio(long numerator, long denominator, int times) {
      if (numerator < 0 || denominator <= 0) {
        return number(NO_NUMBER);
      }
      // The bits of NO_NUMBER are those of negative zero, which is never such a quotient.
      return number(Double.doubleToLongBits((double) times * numerator / denominator));
    }

    /** Returns the code of a string. */
    public int code(String text) {
      int slot = codes.first(hash(text));
      for (int known = codes.number(slot); known >= 0; known = codes.number(slot)) {
        if (texts.get(known).equals(text)) {
          return known;
        }
        slot = codes.next(slot);
      }
      texts.add(text);
      return codes.add(slot);
    }

    private static int hash(String text) {
      return (int) KeyIndex.mix(0, text.hashCode());
    }

    public TableRows build() {
      return new TableRows(schema, part, row + 1, small, numbers, List.copyOf(texts));
    }
  }
}
