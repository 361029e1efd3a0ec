package org.minetally.source.internal.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.model.Dataset;
import org.minetally.model.internal.RecordKey;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Lookup;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.reconcile.internal.RangeId;

class JoinedCursorTest {

  private static final Headings HEADER = Headings.of(List.of("victim", "accident"));
  private static final int RECORDS = 1000;

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
          new Lookup.Join(List.of("accident"), List.of("date", "place"), false),
          PROFILE);

  @Test
  void readsTheSameRecordsAsTheFileWithTheFieldsOfTheirRows() throws IOException {
    byte[] file = file();
    LookupTable table = everySecondAccident();
    RowSet found = new RowSet();
    JoinedCursor joined = new JoinedCursor(cursor(file), 2, List.of(search(table, found)));
    RecordCursor own = cursor(file);
    int matched = 0;
    while (own.next()) {
      assertThat(joined.next(), is(true));
      assertThat(joined.fields(), is(own.fields()));
      assertThat(joined.isAscii(), is(own.isAscii()));
      assertThat(joined.isMalformed(), is(own.isMalformed()));
      assertThat(joined.linesBefore(), is(own.linesBefore()));
      assertThat(record(joined), is(record(own)));
      for (int field = 0; field < Math.min(2, own.fields()); field++) {
        assertThat(field(joined, field), is(field(own, field)));
      }
      boolean whole = own.fields() == 2 && !own.isMalformed();
      boolean hasRow = whole && Integer.parseInt(field(own, 1)) % 2 == 0;
      assertThat(field(joined, 2), is(hasRow ? "date " + field(own, 1) : ""));
      assertThat(field(joined, 3), is(hasRow ? "Ələt".repeat(50) : ""));
      assertThat(joined.unmatched(), whole && !hasRow ? notNullValue() : nullValue());
      matched += hasRow ? 1 : 0;
    }
    assertThat(joined.next(), is(false));
    assertThat(joined.linesRead(), is(own.linesRead()));
    assertThat(matched > RECORDS / 3, is(true));
    assertThat(found.size(), is(table.size()));
  }

  @Test
  void doesNotReadAheadIfAsked() throws IOException {
    RecordCursor own = cursor(file());
    JoinedCursor joined =
        JoinedCursor.oneByOne(own, 2, List.of(search(everySecondAccident(), new RowSet())));
    RecordCursor plain = cursor(file());
    for (int i = 0; i < 10; i++) {
      assertThat(joined.next(), is(plain.next()));
      assertThat(joined.linesRead(), is(plain.linesRead()));
    }
  }

  /** Records of different lengths; some have too few or too many fields, or several lines. */
  private static byte[] file() {
    Random random = new Random(1);
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      int accident = random.nextInt(50);
      switch (random.nextInt(12)) {
        case 0 -> file.append("too few\n");
        case 1 -> file.append("too,many,").append("fields,".repeat(random.nextInt(9))).append('\n');
        case 2 -> file.append("\"two\nlines\",").append(accident).append('\n');
        case 3 -> file.append("\"after\" a quote,").append(accident).append('\n');
        case 4 ->
            file.append("Ə".repeat(random.nextInt(2000))).append(",").append(accident).append('\n');
        default -> file.append("victim ").append(i).append(',').append(accident).append('\n');
      }
    }
    return file.toString().getBytes(UTF_8);
  }

  private static LookupTable everySecondAccident() {
    List<LookupRows> parts = new ArrayList<>();
    LookupRows.Builder rows = new LookupRows.Builder(new RangeId(0, 0, 0));
    RecordKey key = new RecordKey();
    for (int accident = 0; accident < 50; accident += 2) {
      byte[] id = Integer.toString(accident).getBytes(UTF_8);
      key.set(id, 0, id.length);
      rows.next(key.high(), key.low(), 0, accident);
      rows.field(("date " + accident).getBytes(UTF_8));
      rows.field("Ələt".repeat(50).getBytes(UTF_8));
      if (accident % 7 == 0) {
        parts.add(rows.take());
      }
    }
    parts.add(rows.take());
    return LookupTable.of(parts, false);
  }

  private static LookupSearch search(LookupTable table, RowSet found) {
    return new LookupSearch(LOOKUP, table, new LookupSearch.Records(HEADER, UTF_8, PROFILE), found);
  }

  private static RecordCursor cursor(byte[] bytes) {
    return new RecordReader(Dialect.CSV, new ByteArrayInputStream(bytes), 0, 2);
  }

  private static String record(RecordCursor record) {
    int from = record.recordStart();
    return new String(record.bytes(), from, record.recordEnd() - from, UTF_8);
  }

  private static String field(RecordCursor record, int field) {
    int from = record.start(field);
    return new String(record.bytes(), from, record.end(field) - from, UTF_8);
  }
}
