package org.minetally.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.describe.Export;
import org.minetally.parquet.internal.TableFile;
import org.minetally.publish.OutputLayout;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TableExportsTest {

  private static final TableSchema TABLE =
      new TableSchema(
          "a_table_with_a_name_of_more_than_31_letters",
          "Values.",
          List.of(),
          List.of(
              Column.of("text", ColumnType.STRING),
              Column.of("day", ColumnType.DATE),
              Column.of("flag", ColumnType.BOOLEAN),
              Column.of("count", ColumnType.INTEGER),
              Column.of("area", ColumnType.AREA),
              Column.of("share", ColumnType.RATIO)));
  private static final String HEADER = "text,day,flag,count,area,share\r\n";

  @TempDir Path work;

  @BeforeEach
  void writeTable() throws IOException {
    TableRows.Builder rows = new TableRows.Builder(TABLE, 4);
    rows.row().text("=1+1").date(18_000).flag(true).number(-7).number(12_345).ratio(1, 4, 1);
    rows.row().text("Ələt, \"x\"\nb").date(-40_000).flag(false).number(Long.MAX_VALUE);
    rows.number(0).ratio(1, 1_000_000, 1);
    rows.row().text(null).date(TableRows.NO_DATE).flag(null).number(TableRows.NO_NUMBER);
    rows.number(TableRows.NO_NUMBER).ratio(1, 0, 1);
    rows.row().text("").date(0).flag(true).number(0).number(1).ratio(0, 1, 1);
    try (TableFile file = TableFile.create(OutputLayout.part(work, TABLE.name()), TABLE)) {
      file.write(rows.build());
    }
  }

  private String csv(boolean formulaSafe) throws IOException {
    List<Export> exports = new TableExports(true, formulaSafe, false).write(work, List.of(TABLE));
    assertThat(exports.size(), is(1));
    Path file = work.resolve("csv/" + TABLE.name() + ".csv");
    assertThat(exports.get(0).file().path(), is("csv/" + TABLE.name() + ".csv"));
    assertThat(exports.get(0).file().bytes(), is(Files.size(file)));
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void writesCsvAsRfc4180() throws IOException {
    assertThat(
        csv(false),
        is(
            HEADER
                + "=1+1,2019-04-14,true,-7,1.2345,0.25\r\n"
                + "\"Ələt, \"\"x\"\"\nb\",1860-06-26,false,9223372036854775807,0.0000,0.0000010\r\n"
                + ",,,,,\r\n"
                + "\"\",1970-01-01,true,0,0.0001,0.0\r\n"));
  }

  @Test
  void writesApostropheBeforeFormulasIfAsked() throws IOException {
    assertThat(csv(true), allOf(containsString("\r\n'=1+1,"), containsString(",-7,")));
  }

  @Test
  void writesWorkbookWithASheetForEachTable() throws Exception {
    new TableExports(false, false, true).write(work, List.of(TABLE));
    Map<String, Document> parts = parts(work.resolve("tables.xlsx"));
    assertThat(
        sheets(parts),
        is(List.of("tables", "a_table_with_a_name_of_more_than_31_letters".substring(0, 31))));
    List<List<String>> rows = rows(parts.get("xl/worksheets/sheet2.xml"));
    assertThat(rows.get(0), is(List.of("text", "day", "flag", "count", "area", "share")));
    assertThat(rows.get(1), is(List.of("=1+1", "43569.0", "1", "-7", "1.2345", "0.25")));
    // Excel cannot show this date, and would round this number.
    assertThat(
        rows.get(2).subList(1, 6),
        is(List.of("1860-06-26", "0", "9223372036854775807", "0.0000", "1.0E-6")));
    // A row of NULL has no cells.
    assertThat(rows.get(3), is(List.of("", "25569.0", "1", "0", "0.0001", "0.0")));
    assertThat(
        rows(parts.get("xl/worksheets/sheet1.xml")).get(1),
        is(List.of(TABLE.name(), TABLE.name().substring(0, 31), "4", "Values.")));
  }

  @Test
  void leavesOutTablesThatDoNotFitAndNamesThem() throws Exception {
    Path file = work.resolve("small.xlsx");
    new ExcelWorkbook(4).write(work, List.of(TABLE), file);
    Map<String, Document> parts = parts(file);
    assertThat(sheets(parts), is(List.of("tables")));
    assertThat(
        rows(parts.get("xl/worksheets/sheet1.xml")).get(1).get(1),
        is("too many rows; see the Parquet files"));
    new ExcelWorkbook(5).write(work, List.of(TABLE), file);
    assertThat(sheets(parts(file)).size(), is(2));
  }

  @Test
  void givesSheetsDifferentNames() {
    SheetNames names = new SheetNames();
    String table = "casualties_by_month_municipality_of_x";
    assertThat(names.of(table), is("casualties_by_month_municipalit"));
    assertThat(names.of(table + "y"), is("casualties_by_month_municipal~2"));
    assertThat(names.of("rejects"), is("rejects"));
    assertThat(names.of("REJECTS"), is(not("REJECTS")));
  }

  private static Map<String, Document> parts(Path file) throws Exception {
    Map<String, Document> parts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".xml")) {
          parts.put(
              entry.getName(),
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(zip.getInputStream(entry)));
        }
      }
    }
    return parts;
  }

  private static List<String> sheets(Map<String, Document> parts) {
    List<String> names = new ArrayList<>();
    elements(parts.get("xl/workbook.xml").getElementsByTagName("sheet"))
        .forEach(sheet -> names.add(sheet.getAttribute("name")));
    return names;
  }

  private static List<List<String>> rows(Document sheet) {
    List<List<String>> rows = new ArrayList<>();
    for (Element row : elements(sheet.getElementsByTagName("row"))) {
      List<String> cells = new ArrayList<>();
      elements(row.getElementsByTagName("c")).forEach(cell -> cells.add(cell.getTextContent()));
      rows.add(cells);
    }
    return rows;
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
