package org.minetally.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Represents a workbook as text: each part follows a line {@code @@name}. */
final class Workbook {

  private static final String NAMESPACE = "http://schemas.openxmlformats.org/";
  private static final String MAIN = "xmlns=\"" + NAMESPACE + "spreadsheetml/2006/main\"";
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  /**
   * A workbook with dates, every kind of text, a formula, numbers, a boolean, an error and an empty
   * row.
   */
  static final String SEED =
      "@@[Content_Types].xml\n"
          + HEAD
          + "<Types xmlns=\""
          + NAMESPACE
          + "package/2006/content-types\">"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + override("workbook", "sheet.main")
          + override("worksheets/sheet1", "worksheet")
          + override("sharedStrings", "sharedStrings")
          + override("styles", "styles")
          + "</Types>\n"
          + "@@_rels/.rels\n"
          + HEAD
          + "<Relationships xmlns=\""
          + NAMESPACE
          + "package/2006/relationships\">"
          + "<Relationship Id=\"r1\" Type=\""
          + NAMESPACE
          + "officeDocument/2006/relationships/officeDocument\""
          + " Target=\"xl/workbook.xml\"/></Relationships>\n"
          + "@@xl/workbook.xml\n"
          + HEAD
          + "<workbook "
          + MAIN
          + " xmlns:r=\""
          + NAMESPACE
          + "officeDocument/2006/relationships\">"
          + "<workbookPr date1904=\"0\"/><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>\n"
          + "@@xl/_rels/workbook.xml.rels\n"
          + HEAD
          + "<Relationships xmlns=\""
          + NAMESPACE
          + "package/2006/relationships\">"
          + "<Relationship Id=\"r1\" Type=\""
          + NAMESPACE
          + "officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"r2\" Type=\""
          + NAMESPACE
          + "officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/>"
          + "<Relationship Id=\"r3\" Type=\""
          + NAMESPACE
          + "officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>"
          + "</Relationships>\n"
          + "@@xl/styles.xml\n"
          + HEAD
          + "<styleSheet "
          + MAIN
          + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/></numFmts>"
          + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>\n"
          + "@@xl/sharedStrings.xml\n"
          + HEAD
          + "<sst "
          + MAIN
          + " count=\"4\" uniqueCount=\"4\"><si><t>day</t></si><si><t>place</t></si>\n"
          + "<si><r><t>kil</t></r><r><t>led</t></r></si><si><t xml:space=\"preserve\"> Alder </t></si></sst>\n"
          + "@@xl/worksheets/sheet1.xml\n"
          + HEAD
          + "<worksheet "
          + MAIN
          + "><dimension ref=\"A1:C4\"/><sheetData>\n"
          + "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>\n"
          + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>43525</v></c><c r=\"B2\" t=\"s\"><v>3</v></c><c r=\"C2\"><v>2</v></c></row>\n"
          + "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>TEXT(1,2)</f><v>2019-03</v></c><c r=\"B4\" t=\"inlineStr\"><is><t>Birch</t></is></c><c r=\"C4\" t=\"b\"><v>1</v></c></row>\n"
          + "<row r=\"5\"><c r=\"A5\" s=\"2\"><v>43525.75</v></c><c r=\"B5\" t=\"e\"><v>#N/A</v></c><c r=\"C5\"><f>1/8</f><v>0.125</v></c></row>\n"
          + "</sheetData></worksheet>\n";

  private Workbook() {}

  private static String override(String part, String type) {
    return "<Override PartName=\"/xl/"
        + part
        + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
        + type
        + "+xml\"/>";
  }

  /** Packs the parts with correct checksums, whatever their content. */
  static byte[] packed(byte[] text) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      zip.setLevel(1);
      for (String part : ("\n" + new String(text, ISO_8859_1)).split("\n@@", 0)) {
        int end = part.indexOf('\n');
        if (end <= 0) {
          continue;
        }
        try {
          zip.putNextEntry(new ZipEntry(part.substring(0, end)));
        } catch (IOException | IllegalArgumentException e) {
          continue; // The name is a duplicate or too long.
        }
        zip.write(part.substring(end + 1).getBytes(ISO_8859_1));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return archive.toByteArray();
  }
}
