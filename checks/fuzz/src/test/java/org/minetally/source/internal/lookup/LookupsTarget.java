package org.minetally.source.internal.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.format.internal.delimited.DelimitedException;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Target;
import org.minetally.internal.text.ComposedText;
import org.minetally.mapping.internal.LookupRowReader;
import org.minetally.model.Dataset;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Lookup;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.reconcile.internal.RangeId;

/**
 * Joins records with rows. The input is the rows, a zero byte, and the records, without headers. A
 * record has the fields of the row that a map of strings finds for its key, and its own fields are
 * unchanged; two rows are refused exactly if the map has their key twice.
 */
public final class LookupsTarget implements Target {

  private static final Headings ROWS = Headings.of(List.of("id", "date", "place"));
  private static final Headings RECORDS = Headings.of(List.of("victim", "accident"));

  private static final Profile PROFILE =
      Profile.builder(Dataset.CASUALTIES)
          .recordKey(List.of("id"))
          .date(DateMapping.Constant.UNKNOWN)
          .measures(new MeasureMapping.Counts(Map.of()))
          .build();

  private static final Lookup LOOKUP =
      new Lookup(
          "accident",
          List.of("accidents.csv"),
          FileFormat.of(Dialect.CSV),
          new Lookup.Join(List.of("accident"), List.of("date", "place"), true),
          PROFILE);

  @Override
  public String name() {
    return "lookups";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        seed("1,2021-03-14,Alder\n2,2021-03,Birch\n", "a,1\nb,2\nc,3\nd,\n"),
        seed("Åse 6,,\"El,m\"\n 7 ,x,y\n", "\"q\"\"\",Åse 6\nr,7\n"));
  }

  private static byte[] seed(String rows, String records) {
    return (rows + '\0' + records).getBytes(UTF_8);
  }

  @Override
  public List<String> words() {
    return List.of(",", "\n", "\"", "\0", "1", "2", " ", "Åse 6", "A\u030Ase 6", "2021");
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    int zero = 0;
    while (zero < input.length && input[zero] != 0) {
      zero++;
    }
    byte[] rows = Arrays.copyOf(input, zero);
    byte[] records = Arrays.copyOfRange(input, Math.min(input.length, zero + 1), input.length);
    try {
      return check(rows, records);
    } catch (DelimitedException e) {
      return false; // A record is too long.
    }
  }

  private static boolean check(byte[] rows, byte[] records) throws IOException {
    Map<String, List<String>> byKey = new HashMap<>();
    boolean repeated = false;
    List<LookupRows> parts = new ArrayList<>();
    LookupRows.Builder builder = new LookupRows.Builder(new RangeId(0, 0, 0));
    LookupRowReader reader = new LookupRowReader(LOOKUP, ROWS, UTF_8);
    RecordCursor cursor = cursor(rows, ROWS);
    while (cursor.next()) {
      if (reader.read(cursor)) {
        String key = ComposedText.of(trimmed(cursor, 0)).strip();
        List<String> fields = List.of(trimmed(cursor, 1), trimmed(cursor, 2));
        repeated |= byKey.put(key, fields) != null;
        builder.add(reader, cursor, cursor.linesBefore());
        if (builder.isFull() || key.hashCode() % 3 == 0) {
          parts.add(builder.take());
        }
      } else {
        Promise.that(!reader.rejection().sentence().isBlank(), "no reason");
      }
    }
    LookupTable table;
    try {
      parts.add(builder.take());
      table = LookupTable.of(parts, false);
    } catch (RepeatedKeyException e) {
      Promise.that(repeated, "different keys are refused");
      return false;
    }
    Promise.that(!repeated, "a repeated key is accepted");
    return join(table, byKey, records) > 0;
  }

  private static int join(LookupTable table, Map<String, List<String>> byKey, byte[] records)
      throws IOException {
    int found = 0;
    RowSet rows = new RowSet();
    LookupSearch search =
        new LookupSearch(LOOKUP, table, new LookupSearch.Records(RECORDS, UTF_8, PROFILE), rows);
    JoinedCursor joined =
        new JoinedCursor(cursor(records, RECORDS), RECORDS.names().size(), List.of(search));
    RecordCursor own = cursor(records, RECORDS);
    while (own.next()) {
      Promise.that(joined.next(), "a record is lost");
      Promise.equal(joined.fields(), own.fields(), "fields");
      for (int i = 0; i < Math.min(2, own.fields()); i++) {
        Promise.equal(field(joined, i), field(own, i), "own field");
      }
      boolean whole = own.fields() == 2 && !own.isMalformed();
      List<String> expected =
          whole
              ? byKey.getOrDefault(ComposedText.of(trimmed(own, 1)).strip(), List.of("", ""))
              : List.of("", "");
      Promise.equal(List.of(field(joined, 2), field(joined, 3)), expected, "fields of the row");
      found += expected.equals(List.of("", "")) ? 0 : 1;
    }
    Promise.that(!joined.next(), "a record is invented");
    return found;
  }

  private static RecordCursor cursor(byte[] bytes, Headings header) {
    return new RecordReader(Dialect.CSV, new ByteArrayInputStream(bytes), 0, header.names().size());
  }

  private static String field(RecordCursor record, int field) {
    int from = record.start(field);
    return new String(record.bytes(), from, record.end(field) - from, UTF_8);
  }

  /** Returns a field without white space around it, as every reader of columns trims it. */
  private static String trimmed(RecordCursor record, int field) {
    String text = field(record, field);
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (from < to && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return text.substring(from, to);
  }
}
