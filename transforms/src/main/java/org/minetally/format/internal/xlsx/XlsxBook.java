package org.minetally.format.internal.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.minetally.format.internal.Archive;

/**
 * An Office Open XML workbook: its sheets by name, number formats and shared strings. Only
 * requested parts are decompressed, and only the shared strings are kept in memory.
 */
final class XlsxBook implements Closeable {

  /** The maximum size in bytes of a part that lists other parts. */
  private static final long LARGEST_LIST = 16L << 20;

  private static final long LARGEST_STYLES = 32L << 20;
  private static final long LARGEST_STRINGS = 256L << 20;

  /** A sheet is streamed, so this limits only the time. */
  private static final long LARGEST_SHEET = 4L << 30;

  private static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";

  private final ZipFile archive;
  private final Map<String, String> partsByType = new HashMap<>();
  private final Map<String, String> partsById = new HashMap<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<CellText.Shows> styles = new ArrayList<>();
  private boolean since1904;
  private SharedStrings strings;

  /**
   * A sheet.
   *
   * @param name its name
   * @param id the id of the relationship to its part
   */
  record Sheet(String name, String id) {}

  /** Opens a workbook. The channel is closed with it. */
  XlsxBook(SeekableByteChannel channel) throws IOException {
    try {
      this.archive = Archive.open(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    try {
      readTypes();
      String main = partsByType.getOrDefault("main", "xl/workbook.xml");
      readRelations(main);
      readSheets(main);
      readStyles();
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private void readTypes() throws IOException {
    try (XmlPart part = part("[Content_Types].xml", LARGEST_LIST)) {
      while (part.nextStart()) {
        String type = part.attribute("ContentType");
        String name = part.attribute("PartName");
        if (!part.isStart("Override") || type == null || name == null) {
          continue;
        }
        if (type.equals(MAIN + "sheet.main+xml") || type.equals(WITH_MACROS)) {
          partsByType.put("main", name);
        } else if (type.equals(MAIN + "sharedStrings+xml") || type.equals(MAIN + "styles+xml")) {
          partsByType.put(type, name);
        }
      }
    }
  }

  private void readRelations(String main) throws IOException {
    int folder = main.lastIndexOf('/') + 1;
    String base = main.substring(0, folder);
    String relations = base + "_rels/" + main.substring(folder) + ".rels";
    try (XmlPart part = part(relations, LARGEST_LIST)) {
      while (part.nextStart()) {
        String id = part.attribute("Id");
        String target = part.attribute("Target");
        if (part.isStart("Relationship") && id != null && target != null) {
          partsById.put(id, target.startsWith("/") ? target : base + target);
        }
      }
    }
  }

  private void readSheets(String main) throws IOException {
    try (XmlPart part = part(main, LARGEST_LIST)) {
      while (part.nextStart()) {
        if (part.isStart("sheet")) {
          sheets.add(new Sheet(part.attribute("name"), part.attribute("id")));
        } else if (part.isStart("workbookPr")) {
          String date1904 = part.attribute("date1904");
          since1904 = "1".equals(date1904) || "true".equals(date1904);
        }
      }
    }
  }

  private void readStyles() throws IOException {
    String name = partsByType.get(MAIN + "styles+xml");
    if (name == null) {
      return;
    }
    Map<String, CellText.Shows> formats = new HashMap<>(CellText.BUILT_IN);
    try (XmlPart part = part(name, LARGEST_STYLES)) {
      boolean ofCells = false;
      while (part.next()) {
        String id = part.isStart("numFmt") || part.isStart("xf") ? part.attribute("numFmtId") : "";
        if (part.isStart("numFmt") && part.attribute("formatCode") != null) {
          formats.put(id, CellText.shows(part.attribute("formatCode")));
        } else if (part.isStart("cellXfs") || part.isEnd("cellXfs")) {
          ofCells = part.isStart("cellXfs");
        } else if (ofCells && part.isStart("xf")) {
          styles.add(formats.getOrDefault(id, CellText.Shows.NUMBER));
        }
      }
    }
  }

  /** Returns the sheets in the workbook's order. In a damaged workbook, a name may be null. */
  List<Sheet> sheets() {
    return sheets;
  }

  boolean since1904() {
    return since1904;
  }

  /** Returns the kind of value that a cell's style shows. */
  CellText.Shows shows(String style) {
    int number = style == null ? -1 : Integer.parseInt(style);
    return number < 0 || number >= styles.size() ? CellText.Shows.NUMBER : styles.get(number);
  }

  /** Returns the shared string with this number, or null if there is none. */
  String string(int number) throws IOException {
    if (strings == null) {
      String name = partsByType.get(MAIN + "sharedStrings+xml");
      if (name == null) {
        return null;
      }
      strings = SharedStrings.of(part(name, LARGEST_STRINGS));
    }
    return strings.get(number);
  }

  /** Opens the XML of a sheet. */
  XmlPart open(Sheet sheet) throws IOException {
    String name = partsById.get(sheet.id());
    if (name == null) {
      throw new IOException("the sheet " + sheet.name() + " is missing from the archive");
    }
    return part(name, LARGEST_SHEET);
  }

  private XmlPart part(String name, long most) throws IOException {
    String plain = name.startsWith("/") ? name.substring(1) : name;
    return new XmlPart(
        Archive.read(archive, entry(plain)), "the part \"" + plain + "\" of the workbook", most);
  }

  private ZipArchiveEntry entry(String name) throws IOException {
    ZipArchiveEntry entry = archive.getEntry(name);
    if (entry != null) {
      return entry;
    }
    return Collections.list(archive.getEntries()).stream()
        .filter(other -> other.getName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IOException("the archive has no " + name));
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
