package org.minetally.init;

import java.util.Locale;

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

  /** Returns the exception for a file of this kind, with this number of records. */
  static NoRecordsException of(Kind kind, String path, long rows) {
    return new NoRecordsException(
        kind,
        switch (kind) {
          case BOUNDARIES -> boundaries(path, rows);
          case GAZETTEER -> gazetteer(path, rows);
          case OTHER -> other(path);
        });
  }

  private static String boundaries(String path, long rows) {
    return String.format(
        Locale.ROOT,
        "%s: %,d polygons with names, which are boundaries of regions and not records. To use"
            + " them as the gazetteer of a file of records: minetally init RECORDS --gazetteer"
            + " %s. If they are records, such as cleared areas: --dataset detections.",
        path,
        rows,
        path);
  }

  private static String gazetteer(String path, long rows) {
    return String.format(
        Locale.ROOT,
        "%s: a list of %,d places, without dates, people hurt, ordnance or land. To use it as"
            + " the gazetteer of a file of records: minetally init RECORDS --gazetteer %s. If"
            + " it has records, say which: --dataset casualties or --dataset detections.",
        path,
        rows,
        path);
  }

  private static String other(String path) {
    return "%s: no column is about dates, places, people hurt, ordnance or land. If it has records, say which: --dataset casualties or --dataset detections."
        .formatted(path);
  }
}
