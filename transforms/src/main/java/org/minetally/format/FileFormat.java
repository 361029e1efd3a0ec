package org.minetally.format;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the files of a source are written.
 *
 * @param type the format, or {@link Type#BY_NAME}
 * @param dialect how delimited files are written
 * @param sheet the name of an XLSX file's sheet; empty: the first
 * @param headerRow the row of a sheet, or line of delimited text, that holds the column names,
 *     counted from 1; 0: the row above the hashtags, or the first
 * @param records the member of a JSON file's object that holds the records; empty: the file is an
 *     array
 * @param entry the file in a zip archive; empty: its only one
 */
public record FileFormat(
    Type type, Dialect dialect, String sheet, int headerRow, String records, String entry)
    implements Serializable {

  /** Comma-separated unless a file's name ends otherwise. */
  public static final FileFormat DEFAULT = of(Dialect.CSV);

  private static final List<String> PACKINGS = List.of(".gz", ".zip", ".zst");

  /** A format. */
  public enum Type {
    /** That which the file's name ends in; delimited text if it ends in none that is known. */
    BY_NAME("", ""),
    /** Delimited text. */
    DELIMITED("delimited", ""),
    /** A sheet of an Office Open XML workbook. */
    XLSX("xlsx", "xlsx"),
    /** An array of objects. */
    JSON("json", "json"),
    /** One object a line. */
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

    /** What a job file calls it; empty for {@link #BY_NAME}. */
    public String label() {
      return label;
    }
  }

  /** The format that each file's name tells. */
  public static FileFormat of(Dialect dialect) {
    return new FileFormat(Type.BY_NAME, dialect, "", 0, "", "");
  }

  /** The format of a file, never {@link Type#BY_NAME}. */
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
