package org.minetally.format;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The format of a source's files.
 *
 * @param type the format, or {@link Type#BY_NAME}
 * @param dialect the syntax of delimited files
 * @param sheet the name of an XLSX file's sheet; empty for the first
 * @param headerRow the row of a sheet, or the line of delimited text, with the column names,
 *     counted from 1; 0 for the row above the hashtags, or the first row if there are none
 * @param records the member of a JSON file's object that contains the records; empty if the file is
 *     an array
 * @param entry the file in a zip archive; empty for its only file
 * @param geometry whether the geometry of a GeoJSON feature is a column, {@code geometry}; it takes
 *     time to read
 * @param headerRows the number of rows, from {@code headerRow} on, that together contain the column
 *     names; usually 1
 * @param footerRows the number of rows with text at the end of the file that are not records
 */
public record FileFormat(
    Type type,
    Dialect dialect,
    String sheet,
    int headerRow,
    String records,
    String entry,
    boolean geometry,
    int headerRows,
    int footerRows)
    implements Serializable {

  /** The format given by each file's name, with commas in delimited text. */
  public static final FileFormat DEFAULT = of(Dialect.CSV);

  private static final List<String> PACKINGS = List.of(".gz", ".zip", ".zst");

  /** The type of a format. */
  public enum Type {
    /**
     * The format given by the ending of the file's name; delimited text if the ending is unknown.
     */
    BY_NAME("", ""),
    /** Delimited text. */
    DELIMITED("delimited", ""),
    /** A sheet of an Office Open XML workbook. */
    XLSX("xlsx", "xlsx"),
    /** An array of objects. */
    JSON("json", "json"),
    /** One object per line. */
    JSON_LINES("jsonl", "jsonl|ndjson"),
    /** The features of a collection (RFC 7946). */
    GEOJSON("geojson", "geojson"),
    /** Apache Parquet. */
    PARQUET("parquet", "parquet");

    private final String label;
    private final String endings;

    Type(String label, String endings) {
      this.label = label;
      this.endings = endings;
    }

    private boolean isEndingOf(String name) {
      return Arrays.stream(endings.split("\\|"))
          .anyMatch(ending -> !ending.isEmpty() && name.endsWith("." + ending));
    }

    /** Returns the name used in job files; empty for {@link #BY_NAME}. */
    public String label() {
      return label;
    }
  }

  /** Creates a format without the geometry of features, with one header row and no footer. */
  public FileFormat(
      Type type, Dialect dialect, String sheet, int headerRow, String records, String entry) {
    this(type, dialect, sheet, headerRow, records, entry, false, 1, 0);
  }

  /** Returns this format with the geometry of features as a column. */
  public FileFormat withGeometry() {
    return new FileFormat(
        type, dialect, sheet, headerRow, records, entry, true, headerRows, footerRows);
  }

  /** Returns a format that each file's name gives. */
  public static FileFormat of(Dialect dialect) {
    return new FileFormat(Type.BY_NAME, dialect, "", 0, "", "");
  }

  /** Returns the format of a file, never {@link Type#BY_NAME}. */
  public Type typeOf(String path) {
    if (type != Type.BY_NAME) {
      return type;
    }
    Type named = byName(path);
    // An archive need not be named after the file in it.
    return named == Type.DELIMITED && !entry.isEmpty() ? byName(entry) : named;
  }

  private static Type byName(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    for (String packing : PACKINGS) {
      if (name.endsWith(packing)) {
        name = name.substring(0, name.length() - packing.length());
        break;
      }
    }
    String plain = name;
    return Arrays.stream(Type.values())
        .filter(type -> type.isEndingOf(plain))
        .findFirst()
        .orElse(Type.DELIMITED);
  }
}
