package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;
import org.minetally.format.internal.TextRecord;
import org.minetally.format.internal.delimited.RecordReader;

/** Equal records have equal fingerprints in every kind of file; different records do not. */
class RecordHashTest {

  private record Print(long high, long low) {}

  @Test
  void ignoresQuotesAndLineEnds() throws IOException {
    Print plain = ofCsv("a,b\n", "1,x y\n");
    assertThat(ofCsv("a,b\r\n", "1,x y\r\n"), is(plain));
    assertThat(ofCsv("a,b\n", "1,x y"), is(plain));
    assertThat(ofCsv("a,b\n", "\"1\",\"x y\"\n"), is(plain));
    assertThat(ofTexts(List.of("a", "b"), "1", "x y"), is(plain));
  }

  @Test
  void identifiesColumnsByNameRatherThanPosition() {
    Print straight = ofTexts(List.of("a", "b"), "1", "2");
    assertThat(ofTexts(List.of("b", "a"), "2", "1"), is(straight));
    assertThat(ofTexts(List.of("b", "a"), "1", "2"), is(not(straight)));
    assertThat(ofTexts(List.of("a", "c"), "1", "2"), is(not(straight)));
  }

  /** The records have three fields of few letters, so many differ only in where a field ends. */
  @Test
  void distinguishesRecordsByWhereFieldsEnd() {
    Random random = new Random(5);
    Set<List<String>> records = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      List<String> record = new ArrayList<>();
      for (int field = 0; field < 3; field++) {
        record.add("a".repeat(random.nextInt(18)) + "b".repeat(random.nextInt(3)));
      }
      records.add(record);
    }
    Set<Long> high = new HashSet<>();
    Set<Long> low = new HashSet<>();
    for (List<String> record : records) {
      Print print = ofTexts(List.of("x", "y", "z"), record.toArray(String[]::new));
      high.add(print.high);
      low.add(print.low);
    }
    assertThat(high, hasSize(records.size()));
    assertThat(low, hasSize(records.size()));
  }

  /** No two records that differ in one bit have even half a fingerprint in common. */
  @Test
  void singleBitChangesBothHalves() {
    byte[] text = "2021-03-14,Medellín,AP mine,injured,45".getBytes(UTF_8);
    Set<Long> high = new HashSet<>();
    Set<Long> low = new HashSet<>();
    for (int bit = 0; bit < 8 * text.length; bit++) {
      byte[] changed = text.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      TextRecord record = new TextRecord();
      record.clear();
      record.add(changed);
      RecordHash fingerprint = new RecordHash(List.of("x"));
      fingerprint.read(record);
      high.add(fingerprint.high());
      low.add(fingerprint.low());
    }
    assertThat(high, hasSize(8 * text.length));
    assertThat(low, hasSize(8 * text.length));
  }

  private static Print ofCsv(String header, String line) throws IOException {
    RecordReader reader =
        new RecordReader(
            Dialect.CSV, new ByteArrayInputStream((header + line).getBytes(UTF_8)), 0, 64);
    reader.next();
    RecordHash fingerprint = new RecordHash(Mapped.header(reader, UTF_8));
    reader.next();
    fingerprint.read(reader);
    return new Print(fingerprint.high(), fingerprint.low());
  }

  private static Print ofTexts(List<String> names, String... fields) {
    TextRecord record = new TextRecord();
    record.clear();
    for (String field : fields) {
      record.add(field);
    }
    RecordHash fingerprint = new RecordHash(names);
    fingerprint.read(record);
    return new Print(fingerprint.high(), fingerprint.low());
  }
}
