package org.minetally.format.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.format.Reading;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.TableFormat;

/** Reads workbooks whose XML is written here, so that every form of a cell is covered. */
class XlsxFormatTest {

  private static final String HEADER =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>"
          + "<c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>";

  /** The number formats of the cells' styles, by style number. */
  private static final List<String> FORMATS =
      List.of(
          "General",
          "yyyy\\-mm\\-dd",
          "[$-409]d\\-mmm\\-yy;@",
          "hh:mm",
          "#,##0.00 \"days\"",
          "dd/mm/yyyy\\ hh:mm:ss",
          "[h]:mm",
          "[Red]0.0");

  @ParameterizedTest
  @CsvSource({
    "0, 12, 12",
    "0, 12.0, 12",
    "0, 1.5E3, 1500",
    "0, 3.1400000000000001, 3.14",
    "0, 1E-3, 0.001",
    "0, -7, -7",
    "1, 44256, 2021-03-01",
    "1, 44256.5, 2021-03-01T12:00:00",
    "1, 1, 1900-01-01",
    "1, 59, 1900-02-28",
    "1, 60, 60",
    "1, 61, 1900-03-01",
    "1, 2958465, 9999-12-31",
    "1, 2958466, 2958466",
    "1, -5, -5",
    "2, 44256, 2021-03-01",
    "3, 0.75, 18:00:00",
    "4, 44256, 44256",
    "5, 44256.999988425923, 2021-03-01T23:59:59",
    "5, 44256.9999999, 2021-03-02",
    "6, 1.5, 1.5",
    "7, 44256, 44256"
  })
  void readsNumberAsItsFormatShowsIt(int style, String value, String text) throws IOException {
    String cell = "<c r=\"A2\" s=\"%d\"><v>%s</v></c>".formatted(style, value);
    assertThat(read(HEADER + row(2, cell)).rows(), is(List.of(List.of(text, ""))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c r='A2'><f>1+2</f><v>3</v></c>                   | 3",
        "<c r='A2' s='1'><f>TODAY()</f><v>44256</v></c>     | 2021-03-01",
        "<c r='A2' t='str'><f>\"x\"</f><v>x y</v></c>       | x y",
        "<c r='A2' t='b'><v>1</v></c>                       | true",
        "<c r='A2' t='b'><f>1=2</f><v>0</v></c>             | false",
        "<c r='A2' t='e'><v>#N/A</v></c>                    | #N/A",
        "<c r='A2' t='e'><f>1/0</f><v>#DIV/0!</v></c>       | #DIV/0!",
        "<c r='A2' t='inlineStr'><is><t>05001</t></is></c>  | 05001",
        "<c r='A2' t='inlineStr'><is><r><t>Lac</t></r><r><t>in</t></r></is></c> | Lacin"
      })
  void readsCellAsItIsShown(String cell, String text) throws IOException {
    assertThat(read(HEADER + row(2, cell)).rows(), is(List.of(List.of(text, ""))));
  }

  @Test
  void readsDaysCountedFrom1904() throws IOException {
    String cell = "<c r=\"A2\" s=\"1\"><v>42794</v></c>";
    byte[] bytes = workbook("<workbookPr date1904=\"1\"/>", HEADER + row(2, cell));
    assertThat(
        Reading.of(new XlsxFormat("", 1), bytes).rows(), is(List.of(List.of("2021-03-01", ""))));
  }

  @Test
  void skipsEmptyRowsButCountsThem() throws IOException {
    Reading read =
        read(
            HEADER
                + row(2, "<c r=\"A2\" s=\"1\"/>")
                + row(4, "<c r=\"B4\"><v>1</v></c>")
                + row(5, "<c r=\"A5\" t=\"inlineStr\"><is><t> </t></is></c>")
                + row(9, "<c r=\"A9\"><v>2</v></c>")
                + row(1000, ""));
    assertThat(read.rows(), is(List.of(List.of("", "1"), List.of("2", ""))));
    assertThat(read.lines(), is(List.of(4L, 9L)));
  }

  @Test
  void keepsValueAfterTheLastColumn() throws IOException {
    Reading read = read(HEADER + row(2, "<c r=\"D2\"><v>1</v></c>"));
    assertThat(read.rows(), is(List.of(List.of("", "", "", "1"))));
  }

  @Test
  void readsHeaderInAnotherRow() throws IOException {
    byte[] bytes =
        workbook(
            "", row(1, "<c r=\"A1\"><v>2021</v></c>") + HEADER.replace("1\"", "3\"") + row(4, ""));
    assertThat(Reading.of(new XlsxFormat("", 3), bytes).names(), is(List.of("a", "b")));
    assertThat(
        rejection(new XlsxFormat("", 2), bytes),
        containsString("row 2 of the sheet \"Sheet\" is empty; expected the column names"));
  }

  /** Rows out of order could not be traced, and a duplicate row would count twice. */
  @Test
  void rejectsRowsOutOfOrder() throws IOException {
    String day = "<c r='A%d' t='str'><v>x</v></c>";
    byte[] twice = workbook("", row(1, day.formatted(1)) + row(2, day.formatted(2)).repeat(2));
    assertThat(
        rejection(new XlsxFormat("", 1), twice),
        is(
            "row 2 of the sheet \"Sheet\" follows row 2: the workbook is damaged. Open and save it again, or download it again"));
  }

  @Test
  void rejectsOtherFilesWithReadableMessage() throws IOException {
    TableFormat first = new XlsxFormat("", 1);
    assertThat(
        rejection(first, "a,b\n1,2\n".getBytes(UTF_8)),
        containsString("not an XLSX workbook, or a damaged one"));
    byte[] old = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    assertThat(rejection(first, old), containsString("an old one (.xls) or one with a password"));
    assertThat(
        rejection(first, workbook("", HEADER + row(2, "<c r=\"A2\"><v>1</v>"))),
        containsString("the workbook is damaged after row"));
    assertThat(
        rejection(new XlsxFormat("Other", 1), workbook("", HEADER)),
        containsString("has no sheet \"Other\"; it has \"Sheet\""));
  }

  @Test
  void detectsChangedByte() throws IOException {
    byte[] bytes = workbook("", HEADER + row(2, "<c><v>12</v></c>".repeat(40)));
    TableFormat format = new XlsxFormat("", 1);
    Reading whole = Reading.of(format, bytes);
    int unnoticed = 0;
    // The names and sizes of the files, which follow their bytes, are not covered by a checksum.
    for (int i = 0; i < bytes.length / 3; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 1;
      unnoticed += isReadAsSomethingElse(format, damaged, whole) ? 1 : 0;
    }
    assertThat(unnoticed, is(0));
  }

  private static boolean isReadAsSomethingElse(TableFormat format, byte[] bytes, Reading whole)
      throws IOException {
    try {
      return !Reading.of(format, bytes).equals(whole);
    } catch (FormatException rejected) {
      return false;
    }
  }

  private static String texts(int number, String... texts) {
    StringBuilder cells = new StringBuilder();
    for (String text : texts) {
      cells.append("<c t='inlineStr'><is><t>").append(text).append("</t></is></c>");
    }
    return row(number, cells.toString());
  }

  @Test
  void skipsTitleRowsAboveHashtagsAndHeader() throws IOException {
    String rows =
        texts(2, "Report")
            + texts(4, "Org", "Killed")
            + texts(6, "#org", "#affected", "#adm1")
            + texts(9, "A", "1");
    Reading read = read(rows);
    assertThat(read.names(), is(List.of("Org", "Killed", "")));
    assertThat(read.rows(), is(List.of(List.of("A", "1", ""))));
    assertThat(read.lines(), is(List.of(9L)));
  }

  @Test
  void treatsHashtagsBelowRow25AsRecord() throws IOException {
    Reading at25 = read(texts(1, "Report") + texts(24, "Org") + texts(25, "#org"));
    assertThat(at25.names(), is(List.of("Org")));
    Reading at26 = read(texts(1, "Report") + texts(25, "Org") + texts(26, "#org"));
    assertThat(at26.names(), is(List.of("Report")));
    assertThat(at26.rows(), is(List.of(List.of("Org"), List.of("#org"))));
  }

  @Test
  void usesHeaderRowNamedByTheJob() throws IOException {
    byte[] file = workbook("", texts(1, "Org") + texts(2, "A") + texts(3, "#org") + texts(4, "B"));
    Reading first = Reading.of(new XlsxFormat("", 1), file);
    assertThat(first.names(), is(List.of("Org")));
    assertThat(first.rows(), is(List.of(List.of("A"), List.of("#org"), List.of("B"))));
    assertThat(Reading.of(new XlsxFormat("", 2), file).rows(), is(List.of(List.of("B"))));
    assertThat(Reading.of(new XlsxFormat("", 3), file).rows(), is(List.of(List.of("B"))));
  }

  private static String row(int number, String cells) {
    return "<row r=\"%d\">%s</row>".formatted(number, cells.replace('\'', '"'));
  }

  private static Reading read(String rows) throws IOException {
    return Reading.of(new XlsxFormat("", 0), workbook("", rows));
  }

  private static String rejection(TableFormat format, byte[] bytes) {
    return assertThrows(FormatException.class, () -> Reading.of(format, bytes)).getMessage();
  }

  private static byte[] workbook(String properties, String rows) throws IOException {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String parts = "http://schemas.openxmlformats.org/package/2006/relationships";
    StringBuilder formats = new StringBuilder();
    StringBuilder styles = new StringBuilder();
    for (int i = 0; i < FORMATS.size(); i++) {
      String code = FORMATS.get(i).replace("\"", "&quot;");
      formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(170 + i, code));
      styles.append("<xf numFmtId=\"%d\"/>".formatted(i == 0 ? 0 : 170 + i));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      put(
          out,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              + type("/xl/workbook.xml", "sheet.main")
              + type("/xl/styles.xml", "styles")
              + type("/xl/worksheets/sheet1.xml", "worksheet")
              + "</Types>");
      put(
          out,
          "_rels/.rels",
          "<Relationships xmlns=\"%s\"><Relationship Id=\"rId1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
              .formatted(parts, relations));
      put(
          out,
          "xl/workbook.xml",
          "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets><sheet name=\"Sheet\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
              .formatted(main, relations, properties));
      put(
          out,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"%1$s\"><Relationship Id=\"rId1\" Type=\"%2$s/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"%2$s/styles\" Target=\"styles.xml\"/></Relationships>"
              .formatted(parts, relations));
      put(
          out,
          "xl/styles.xml",
          "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellXfs>%s</cellXfs></styleSheet>"
              .formatted(main, formats, styles));
      put(
          out,
          "xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(main, rows));
    }
    return bytes.toByteArray();
  }

  private static String type(String part, String type) {
    return "<Override PartName=\"%s\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>"
        .formatted(part, type);
  }

  private static void put(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(UTF_8));
  }
}
