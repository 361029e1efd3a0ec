package org.minetally.init;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.internal.geojson.GeoJsonFeatures;
import org.minetally.source.internal.FirstRows;

/** A file has no records of detections or casualties; the message says what it has instead. */
public final class NoRecordsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What such a file contains. */
  public enum Kind {
    /** The polygons of regions. */
    BOUNDARIES,
    /** A list of places. */
    GAZETTEER,
    /** Something else. */
    OTHER
  }

  private final Kind kind;

  private NoRecordsException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns what the file contains. */
  public Kind kind() {
    return kind;
  }

  /**
   * Rejects polygons without certain records.
   *
   * @param certain whether columns of measures show that they are records
   */
  static void checkGeometry(FileGuess file, Guess any, boolean certain) {
    if (!certain && isPolygons(file.path(), file.format())) {
      throw boundaries(file, any.sample().rows());
    }
  }

  /** Rejects a file without any column about people hurt, ordnance or land, if it has no dates. */
  static void check(FileGuess file, Sample records, Guess any) {
    if (isPolygons(file.path(), file.format())) {
      throw boundaries(file, records.rows());
    }
    boolean dated =
        records.columns().stream().anyMatch(c -> Dates.areLikely(c, any.lexicon()))
            || List.of(Role.DATE, Role.START).stream().anyMatch(r -> any.of(r).isPresent());
    if (dated) {
      return;
    }
    if (!any.places().levels().isEmpty()) {
      throw new NoRecordsException(
          Kind.GAZETTEER,
          String.format(
              Locale.ROOT,
              "%s: a list of %,d places, without dates, people hurt, ordnance or land. To use it as"
                  + " the gazetteer of a file of records: minetally init RECORDS --gazetteer %s. If"
                  + " it has records, say which: --dataset casualties or --dataset detections.",
              file.path(),
              records.rows(),
              file.path()));
    }
    throw new NoRecordsException(
        Kind.OTHER,
        "%s: no column is about dates, places, people hurt, ordnance or land. If it has records, say which: --dataset casualties or --dataset detections."
            .formatted(file.path()));
  }

  private static NoRecordsException boundaries(FileGuess file, long features) {
    return new NoRecordsException(
        Kind.BOUNDARIES,
        String.format(
            Locale.ROOT,
            "%s: %,d polygons with names, which are boundaries of regions and not records. To use"
                + " them as the gazetteer of a file of records: minetally init RECORDS --gazetteer"
                + " %s. If they are records, such as cleared areas: --dataset detections.",
            file.path(),
            features,
            file.path()));
  }

  /** Returns whether most features of a GeoJSON file are polygons. */
  static boolean isPolygons(String path, FileFormat format) {
    if (format.typeOf(path) != FileFormat.Type.GEOJSON) {
      return false;
    }
    int[] counts = new int[2];
    try (InputStream in = FirstRows.bytes(path, format)) {
      GeoJsonFeatures.readCollection(
          in,
          path,
          (parser, number) ->
              GeoJsonFeatures.readFeature(
                  parser,
                  JsonParser::skipChildren,
                  geometry -> counts[isPolygon(geometry) ? 0 : 1]++));
    } catch (IOException e) {
      throw new UnreadableInputException(path + ": cannot be read: " + e.getMessage(), e);
    }
    return counts[0] > counts[1];
  }

  private static boolean isPolygon(JsonParser geometry) throws IOException {
    boolean polygon = false;
    if (geometry.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    for (String name = geometry.nextFieldName(); name != null; name = geometry.nextFieldName()) {
      geometry.nextToken();
      if (name.equals("type")) {
        polygon = Set.of("Polygon", "MultiPolygon").contains(geometry.getText());
      }
      geometry.skipChildren();
    }
    return polygon;
  }
}
