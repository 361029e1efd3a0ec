package org.minetally.summary.internal.suppression;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.summary.internal.suppression.SuppressionHistory.Cell;
import org.minetally.summary.internal.suppression.SuppressionHistory.Last;
import org.minetally.summary.internal.suppression.SuppressionHistory.Link;
import org.minetally.summary.internal.suppression.SuppressionHistory.Piece;
import org.minetally.summary.internal.suppression.SuppressionHistory.Unit;

/**
 * Writes and reads a history as a JSON object, as a stream, because it may have millions of cells.
 */
final class HistoryJson {

  private HistoryJson() {}

  static void write(SuppressionHistory history, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeFieldName("counted");
    write(history.counted(), json);
    json.writeFieldName("ever_counted");
    write(history.everCounted(), json);
    json.writeArrayFieldStart("units");
    for (Unit unit : history.units()) {
      json.writeStartObject();
      json.writeBooleanField("single", unit.isSingle());
      json.writeArrayFieldStart("links");
      for (Link link : unit.links()) {
        json.writeStartArray();
        write(link.gone(), json);
        write(link.pooled(), json);
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeFieldName("shared");
      write(unit.shared(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("cells");
    for (var cell : history.cells().entrySet()) {
      json.writeFieldName(cell.getKey());
      write(cell.getValue(), json);
    }
    json.writeEndObject();
    if (history.last() != null) {
      json.writeStringField("last", history.last().fingerprint());
      json.writeFieldName("before_last");
      write(history.last().before(), json);
    }
    json.writeEndObject();
  }

  /**
   * Writes a cell as one array: its last and hidden counts, its known zeros, then unit, part and
   * base of each piece.
   */
  private static void write(Cell cell, JsonGenerator json) throws IOException {
    json.writeStartArray();
    writeOptional(cell.last(), json);
    writeOptional(cell.hidden(), json);
    write(cell.knownZero(), json);
    for (Piece piece : cell.pieces()) {
      json.writeNumber(piece.unit());
      json.writeNumber(piece.part());
      write(piece.base(), json);
    }
    json.writeEndArray();
  }

  private static void writeOptional(Counts counts, JsonGenerator json) throws IOException {
    if (counts == null) {
      json.writeNull();
    } else {
      write(counts, json);
    }
  }

  private static void write(Counts counts, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (long value : counts.toList()) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  private static void write(Collection<Integer> measures, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (int measure : measures.stream().sorted().toList()) {
      json.writeNumber(measure);
    }
    json.writeEndArray();
  }

  /**
   * Reads a history written by {@link #write}.
   *
   * @param json positioned before the object
   * @throws IOException if the input is anything else
   */
  static SuppressionHistory read(JsonParser json) throws IOException {
    json.nextToken();
    expectField("counted", json);
    Set<Integer> counted = measures(json);
    expectField("ever_counted", json);
    Set<Integer> everCounted = measures(json);
    expectField("units", json);
    List<Unit> units = new ArrayList<>();
    expect(JsonToken.START_ARRAY, json.nextToken(), json);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      units.add(unit(json));
    }
    expectField("cells", json);
    SortedMap<String, Cell> cells = new TreeMap<>();
    expect(JsonToken.START_OBJECT, json.nextToken(), json);
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      cells.put(key, cell(json));
    }
    return new SuppressionHistory(counted, everCounted, units, cells, last(json));
  }

  /**
   * Reads the last snapshot, which histories of format 1 do not have, and the end of the object.
   */
  private static Last last(JsonParser json) throws IOException {
    if (json.nextToken() == JsonToken.END_OBJECT) {
      return null;
    }
    expectName("last", json.currentName(), json);
    String fingerprint = json.nextTextValue();
    expectField("before_last", json);
    Last last = new Last(fingerprint, read(json));
    expect(JsonToken.END_OBJECT, json.nextToken(), json);
    return last;
  }

  private static Unit unit(JsonParser json) throws IOException {
    expectField("single", json);
    boolean isSingle = json.nextBooleanValue();
    expectField("links", json);
    List<Link> links = new ArrayList<>();
    expect(JsonToken.START_ARRAY, json.nextToken(), json);
    while (json.nextToken() == JsonToken.START_ARRAY) {
      links.add(new Link(counts(json), measures(json)));
      expect(JsonToken.END_ARRAY, json.nextToken(), json);
    }
    expectField("shared", json);
    Set<Integer> shared = measures(json);
    expect(JsonToken.END_OBJECT, json.nextToken(), json);
    return new Unit(isSingle, links, shared);
  }

  private static Cell cell(JsonParser json) throws IOException {
    expect(JsonToken.START_ARRAY, json.nextToken(), json);
    Counts last = counts(json);
    Counts hidden = counts(json);
    Set<Integer> knownZero = measures(json);
    List<Piece> pieces = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      int unit = json.getIntValue();
      json.nextToken();
      pieces.add(new Piece(unit, json.getIntValue(), counts(json)));
    }
    return new Cell(last, pieces, knownZero, hidden);
  }

  private static Counts counts(JsonParser json) throws IOException {
    if (json.nextToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    List<Long> values = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      values.add(json.getLongValue());
    }
    return Counts.of(values);
  }

  private static Set<Integer> measures(JsonParser json) throws IOException {
    expect(JsonToken.START_ARRAY, json.nextToken(), json);
    Set<Integer> measures = new HashSet<>();
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      measures.add(json.getIntValue());
    }
    return measures;
  }

  private static void expectField(String name, JsonParser json) throws IOException {
    expectName(name, json.nextFieldName(), json);
  }

  private static void expectName(String name, String found, JsonParser json) throws IOException {
    if (!name.equals(found)) {
      throw new IOException(
          "expected the member \"%s\" at %s, found %s"
              .formatted(name, json.currentTokenLocation().offsetDescription(), found));
    }
  }

  private static void expect(JsonToken expected, JsonToken found, JsonParser json)
      throws IOException {
    if (found != expected) {
      throw new IOException(
          "expected %s at %s, found %s"
              .formatted(expected, json.currentTokenLocation().offsetDescription(), found));
    }
  }
}
