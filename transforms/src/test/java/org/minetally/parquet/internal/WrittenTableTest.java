package org.minetally.parquet.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.model.internal.Additivity;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

class WrittenTableTest {

  private static final TableSchema SCHEMA =
      new TableSchema(
          "t",
          "",
          List.of(),
          List.of(
              column("name", ColumnType.STRING, true),
              column("note", ColumnType.STRING, false),
              column("day", ColumnType.DATE, false),
              column("count", ColumnType.INTEGER, false),
              column("area", ColumnType.AREA, false),
              column("share", ColumnType.RATIO, false)));

  @TempDir private Path folder;
  private Path file;

  private static Column column(String name, ColumnType type, boolean required) {
    return new Column(name, type, required, "", Additivity.NONE, List.of(), "", "");
  }

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("t/part.parquet");
    TableRows.Builder rows = new TableRows.Builder(SCHEMA, 3);
    rows.row().text("a").text("x").date(18_000).number(-7).number(-12_345).ratio(1, 4, 1);
    rows.row()
        .text("b")
        .text(null)
        .date(TableRows.NO_DATE)
        .number(TableRows.NO_NUMBER)
        .number(TableRows.NO_NUMBER)
        .ratio(TableRows.NO_NUMBER, 4, 1);
    rows.row().text("a").text("y").date(-1).number(9).number(20_000).ratio(3, 4, 1);
    try (TableFile table = TableFile.create(file, SCHEMA)) {
      table.write(rows.build());
    }
  }

  private interface Value {
    Object of(ColumnCursor cursor);
  }

  private List<Object> values(String column, Value value) throws IOException {
    try (WrittenTable table = WrittenTable.ofFile(file)) {
      List<Object> values = new ArrayList<>();
      table.rowGroup(0).forEach(column, cursor -> values.add(value.of(cursor)));
      return values;
    }
  }

  @Test
  void readsColumnsAsTheyWereDeclared() throws IOException {
    try (WrittenTable table = WrittenTable.ofFile(file)) {
      assertThat(table.rows(), is(3L));
      assertThat(table.rowGroups(), is(1));
      assertThat(table.columns(), contains("name", "note", "day", "count", "area", "share"));
      assertThat(table.isRequired("name"), is(true));
      assertThat(table.isRequired("note"), is(false));
      for (Column column : SCHEMA.columns()) {
        assertThat(table.type(column.name()), is(column.type()));
      }
    }
  }

  @Test
  void readsValuesAndNulls() throws IOException {
    assertThat(values("name", ColumnCursor::text), contains("a", "b", "a"));
    assertThat(values("note", ColumnCursor::text), contains(is("x"), nullValue(), is("y")));
    assertThat(values("day", ColumnCursor::date), contains(18_000, TableRows.NO_DATE, -1));
    assertThat(values("count", ColumnCursor::number), contains(-7L, TableRows.NO_NUMBER, 9L));
    assertThat(
        values("area", ColumnCursor::number), contains(-12_345L, TableRows.NO_NUMBER, 20_000L));
    assertThat(
        values("area", ColumnCursor::decimal),
        contains(is(new BigDecimal("-1.2345")), nullValue(), is(new BigDecimal("2.0000"))));
    assertThat(
        values("count", ColumnCursor::decimal),
        contains(is(new BigDecimal("-7")), nullValue(), is(new BigDecimal("9"))));
    assertThat(
        values("share", cursor -> cursor.isNull() ? "NULL" : cursor.ratio()),
        contains(0.25, "NULL", 0.75));
  }

  @Test
  void skipsValuesThatAreNotDecoded() throws IOException {
    try (WrittenTable table = WrittenTable.ofFile(file)) {
      ColumnCursor count = table.rowGroup(0).column("count");
      count.advance();
      count.advance();
      assertThat(count.number(), is(9L));
    }
  }

  @Test
  void listsDistinctTextsOfCompleteDictionary() throws IOException {
    try (WrittenTable table = WrittenTable.ofFile(file)) {
      assertThat(table.dictionary(0, "name").orElseThrow(), containsInAnyOrder("a", "b"));
    }
  }

  @Test
  void readsTheFilesOfTableOneAfterTheOther() throws IOException {
    Path table = folder.resolve("several");
    Files.createDirectories(table);
    Files.copy(file, table.resolve("part-00001-of-00002.parquet"));
    Path first = table.resolve("part-00000-of-00002.parquet");
    try (TableFile of = TableFile.create(first, SCHEMA)) {
      TableRows.Builder row = new TableRows.Builder(SCHEMA, 1);
      row.row().text("z").text("x").date(1).number(5).number(6).ratio(1, 4, 1);
      of.write(row.build());
    }
    try (WrittenTable several = WrittenTable.open(table)) {
      List<String> names = new ArrayList<>();
      for (int group = 0; group < several.rowGroups(); group++) {
        several.rowGroup(group).forEach("name", cursor -> names.add(cursor.text()));
      }
      assertThat(several.rows(), is(4L));
      assertThat(names, contains("z", "a", "b", "a"));
      assertThat(several.dictionary(1, "name").orElseThrow(), containsInAnyOrder("a", "b"));
    }
  }
}
