package org.minetally.trace;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minetally.format.FileFormat;

/**
 * A file in which traced records are found.
 *
 * @param path where it is now
 * @param format its format
 * @param key the columns of the record key; empty if the records have none, or if one is personal
 * @param personal the columns whose values must not be shown
 */
public record OriginalFile(String path, FileFormat format, List<String> key, Set<String> personal) {

  public OriginalFile {
    key = List.copyOf(key);
    personal = Set.copyOf(personal);
  }

  /** Returns where a line is, in the terms of the format: a line, a row of a sheet, a JSON path. */
  String location(long line) {
    return switch (format.typeOf(path)) {
      case XLSX ->
          (format.sheet().isEmpty() ? "first sheet" : "sheet \"" + format.sheet() + '"')
              + ", row "
              + line;
      case JSON ->
          String.format(
              Locale.ROOT,
              "$%s[%d]",
              format.records().isEmpty() ? "" : "." + format.records(),
              line - 1);
      case GEOJSON -> String.format(Locale.ROOT, "$.features[%d]", line - 1);
      case PARQUET -> "row " + line;
      default -> "line " + line;
    };
  }
}
