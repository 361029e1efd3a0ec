package org.minetally.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.xlsx.XlsxFormat;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;

/**
 * Reads XLSX. The input is either the text of a workbook's parts, which are packed with correct
 * checksums so that mutation reaches the XML, or an archive. No content of the machine's own files
 * may appear.
 */
public final class XlsxTarget implements Target {

  private final boolean archives;

  /** Creates a target whose inputs are archives or the text of parts. */
  public XlsxTarget(boolean archives) {
    this.archives = archives;
  }

  @Override
  public String name() {
    return archives ? "xlsx-archive" : "xlsx";
  }

  @Override
  public List<byte[]> seeds() {
    return archives
        ? List.of(Workbook.packed(Workbook.SEED.getBytes(UTF_8)))
        : Seeds.of(Workbook.SEED, Workbook.SEED.replace("date1904=\"0\"", "date1904=\"1\""));
  }

  @Override
  public List<String> words() {
    return List.of(
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
        "&e;",
        "<!DOCTYPE x SYSTEM \"x.dtd\">",
        "&#0;",
        "&amp;",
        "<![CDATA[",
        "]]>",
        "<c r=\"XFD1048576\"><v>1</v></c>",
        "<c r=\"A0\">",
        "r=\"2\"",
        "r=\"1048577\"",
        "t=\"s\"",
        "t=\"d\"",
        "t=\"n\"",
        "s=\"99\"",
        "s=\"-1\"",
        "<v>99999</v>",
        "<v>-1</v>",
        "<row>",
        "</row>",
        "<row r=\"0\">",
        "1e300",
        "2958466",
        "-43525",
        "formatCode=\"[h]:mm\"",
        "numFmtId=\"22\"",
        "<is><t>x</t></is>",
        "xml:space=\"preserve\"",
        "Target=\"../../x\"",
        "TargetMode=\"External\"",
        "date1904=\"true\"",
        "state=\"hidden\"");
  }

  @Override
  public int inShortRun() {
    return 300;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    byte[] file = archives ? input : Workbook.packed(input);
    try {
      Records read = Records.of(new XlsxFormat("", 1), file);
      Promise.that(!read.toString().contains("root:x:0"), "the content of another file was read");
      return true;
    } catch (FormatException e) {
      Promise.isUserMessage(
          e.getMessage(), new String(input, ISO_8859_1) + new String(input, UTF_8));
      return false;
    }
  }
}
