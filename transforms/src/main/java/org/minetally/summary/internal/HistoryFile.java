package org.minetally.summary.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.minetally.summary.internal.suppression.SuppressionHistory;

/**
 * The file, gzipped JSON, that records what all snapshots of an output have shown so far. It has
 * exact counts and must not be published.
 *
 * @param grain the cells and measures that are counted; only files of one grain can be compared
 * @param added the number of figures of the last snapshot that are suppressed only because of
 *     earlier ones
 * @param history what was shown
 */
public record HistoryFile(String grain, long added, SuppressionHistory history) {

  /** Format 1 does not have the last snapshot. */
  private static final int FORMAT = 2;

  /** Writes a file to any of Beam's file systems. */
  public void write(String file) throws IOException {
    try (OutputStream out =
            Channels.newOutputStream(
                FileSystems.create(FileSystems.matchNewResource(file, false), "application/gzip"));
        GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
        JsonGenerator json = new JsonFactory().createGenerator(gzip)) {
      // The store rejects a second close.
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeNumberField("history", FORMAT);
      json.writeStringField("grain", grain);
      json.writeNumberField("added", added);
      json.writeFieldName("shown");
      history.write(json);
      json.writeEndObject();
    }
  }

  /**
   * Reads a file from any of Beam's file systems.
   *
   * @throws IOException if it cannot be read, or is not a history file
   */
  public static HistoryFile read(String file) throws IOException {
    try (InputStream in =
            Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(file, false)));
        JsonParser json = new JsonFactory().createParser(new GZIPInputStream(in, 1 << 16))) {
      HistoryFile head = head(json);
      json.nextFieldName();
      return new HistoryFile(head.grain, head.added, SuppressionHistory.read(json));
    }
  }

  /**
   * Reads a file without its history.
   *
   * @throws IOException if it cannot be read, or is not a history file
   */
  public static HistoryFile readHead(InputStream in) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(new GZIPInputStream(in))) {
      return head(json);
    }
  }

  private static HistoryFile head(JsonParser json) throws IOException {
    int format =
        json.nextToken() == JsonToken.START_OBJECT && "history".equals(json.nextFieldName())
            ? json.nextIntValue(0)
            : 0;
    if (format < 1 || format > FORMAT) {
      throw new IOException("not a history of format 1 to " + FORMAT);
    }
    json.nextFieldName();
    String grain = json.nextTextValue();
    json.nextFieldName();
    return new HistoryFile(grain, json.nextLongValue(0), SuppressionHistory.NONE);
  }
}
