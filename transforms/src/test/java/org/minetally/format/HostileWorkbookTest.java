package org.minetally.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.xlsx.XlsxFormat;

/** Malicious workbooks are rejected with a message, quickly and in little memory. */
@Timeout(600)
class HostileWorkbookTest {

  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String STRINGS = "xl/sharedStrings.xml";
  private static final String HEADER = "<row r='1'><c t='str'><v>a</v></c></row>";
  private static final String EXPANDING =
      "<!DOCTYPE x [<!ENTITY a 'lol'>"
          + IntStream.range(1, 10)
              .mapToObj(
                  i ->
                      "<!ENTITY %c '%s'>"
                          .formatted('a' + i, "&%c;".formatted('a' + i - 1).repeat(10)))
              .collect(Collectors.joining())
          + "]>";

  private final Map<String, String> parts = new LinkedHashMap<>();

  @BeforeEach
  void validWorkbook() {
    parts.put(
        "[Content_Types].xml",
        "<Types><Override PartName='/xl/workbook.xml' ContentType='%1$ssheet.main+xml'/><Override PartName='/xl/sharedStrings.xml' ContentType='%1$ssharedStrings+xml'/></Types>"
            .formatted(TYPE));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r='x'><sheets><sheet name='S' r:id='r1'/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>");
    parts.put(STRINGS, "<sst><si><t>shared</t></si></sst>");
    rows("<row r='2'><c t='s'><v>0</v></c></row>");
  }

  private void rows(String rows) {
    parts.put(SHEET, "<worksheet><sheetData>" + HEADER + rows + "</sheetData></worksheet>");
  }

  @Test
  void readsValidWorkbook() throws IOException {
    assertThat(Reading.of(new XlsxFormat("", 1), packed()).rows(), is(List.of(List.of("shared"))));
  }

  @Test
  void rejectsExpandingEntitiesInEveryPart() throws IOException {
    for (String part : List.copyOf(parts.keySet())) {
      validWorkbook();
      parts.compute(part, (name, xml) -> EXPANDING + xml.replaceFirst("></", ">&j;</"));
      assertThat(part, rejection(), containsString("declares a document type"));
    }
  }

  @Test
  void neverReadsLocalFileNamedByEntity() throws IOException {
    rows("<row r='2'><c t='str'><v>&x;</v></c></row>");
    parts.compute(
        SHEET, (name, xml) -> "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + xml);
    assertThat(rejection(), containsString("declares a document type"));
  }

  @Test
  void looksForExternalTargetOnlyInTheArchive() throws IOException {
    parts.compute(
        "xl/_rels/workbook.xml.rels",
        (name, xml) -> xml.replace("worksheets/sheet1.xml", "../../../../etc/passwd"));
    assertThat(rejection(), containsString("the workbook is damaged"));
  }

  @Test
  void rejectsDistantColumnWithoutAllocatingMemory() throws IOException {
    rows("<row r='2'><c r='ZZZZZZ2'><v>1</v></c></row>");
    assertThat(rejection(), containsString("a misplaced cell \"ZZZZZZ2\""));
  }

  @Test
  void rejectsDuplicateCell() throws IOException {
    rows("<row r='2'><c r='A2'><v>1</v></c><c r='A2'><v>2</v></c></row>");
    assertThat(rejection(), containsString("a misplaced cell \"A2\""));
  }

  @Test
  void rejectsRowAfterTheLastAllowed() throws IOException {
    rows("<row r='2000000000'><c><v>1</v></c></row>");
    assertThat(
        rejection(), containsString("a row 2000000000; the format allows at most 1048576 rows"));
  }

  @Test
  void rejectsMissingSharedText() throws IOException {
    rows("<row r='2'><c t='s'><v>2000000000</v></c></row>");
    assertThat(rejection(), containsString("the workbook is damaged after row 2"));
  }

  @Test
  void rejectsHugeTextsAndNames() throws IOException {
    rows("<row r='2'><c t='str'><v>" + "a".repeat(2 << 20) + "</v></c></row>");
    assertThat(rejection(), containsString("a value has more than 1048576 characters"));
    rows("<row r='2'><c t='str'><v>" + "a".repeat(20 << 20) + "</v></c></row>");
    assertThat(rejection(), containsString("is longer than 8 MiB"));
    rows("<row r='2'><c " + "a".repeat(20 << 20) + "='1'/></row>");
    assertThat(rejection(), containsString("is longer than 8 MiB"));
  }

  @Test
  void rejectsDeepNesting() throws IOException {
    rows("<row r='2'><c>" + "<x>".repeat(100_000) + "</c></row>");
    assertThat(rejection(), containsString("nested more than 64 levels deep"));
  }

  @Test
  void rejectsTooManyDifferentNames() throws IOException {
    String names =
        IntStream.range(0, 5000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining());
    rows("<row r='2'><c>" + names + "</c></row>");
    assertThat(rejection(), containsString("more than 4096 different names"));
  }

  @Test
  void rejectsPartThatDecompressesWithoutEnd() throws IOException {
    parts.put("xl/_rels/workbook.xml.rels", "<Relationships>" + "<x/>".repeat(5 << 20));
    assertThat(
        rejection(),
        is(
            "the part \"xl/_rels/workbook.xml.rels\" of the workbook is larger than 16 MiB when decompressed, which is the limit. Save the data as CSV"));
  }

  @Test
  void neitherEvaluatesNorExpandsFormulas() throws IOException {
    String base =
        "<c><f t='shared' ref='A2:A3' si='0'>" + "A1+".repeat(100_000) + "A1</f><v>1</v></c>";
    String more = "<row><c><f t='shared' si='0'/><v>1</v></c></row>".repeat(2000);
    rows("<row>" + base + "</row>" + more);
    assertThat(Reading.of(new XlsxFormat("", 1), packed()).rows().size(), is(2001));
  }

  @Test
  void keepsNumberOutOfRangeUnchanged() throws IOException {
    String digits = "9".repeat(100_000);
    rows("<row><c><v>1e999999999</v></c></row><row><c><v>" + digits + "</v></c></row>");
    assertThat(
        Reading.of(new XlsxFormat("", 1), packed()).rows(),
        is(List.of(List.of("1e999999999"), List.of(digits))));
  }

  private String rejection() throws IOException {
    byte[] packed = packed();
    return assertThrows(FormatException.class, () -> Reading.of(new XlsxFormat("", 1), packed))
        .getMessage();
  }

  private byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue().getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
