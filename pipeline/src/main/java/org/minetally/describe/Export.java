package org.minetally.describe;

import java.util.Optional;
import org.minetally.publish.Fingerprint;
import org.minetally.table.TableSchema;

/**
 * A file that contains tables in another format than Parquet.
 *
 * @param name the name of the resource
 * @param format the format
 * @param description one sentence
 * @param file its path in the snapshot, size and hash
 * @param schema the schema of the table that it contains; empty if it contains several
 */
public record Export(
    String name,
    Format format,
    String description,
    Fingerprint file,
    Optional<TableSchema> schema) {

  /** A format, with its name and media type. */
  public enum Format {
    CSV("csv", "text/csv"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String label;
    private final String mediaType;

    Format(String label, String mediaType) {
      this.label = label;
      this.mediaType = mediaType;
    }

    String label() {
      return label;
    }

    String mediaType() {
      return mediaType;
    }
  }
}
