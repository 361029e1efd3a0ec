package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.TextRecord;
import org.minetally.profile.Revisions;
import org.minetally.profile.Revisions.Deletions;
import org.minetally.profile.Revisions.Form;

/** Revisions are exact and ordered, and nothing is guessed. */
class RevisionReaderTest {

  private static final Deletions MARKED = Deletions.marked("state", Set.of("void", "Café"));

  @ParameterizedTest
  @CsvSource({
    "1970-01-01, 0",
    "1969-12-31T23:59:59.999999, -1",
    "1970-01-01T00:00:00.000001Z, 1",
    "1970-01-01t00:00:00.000001000z, 1",
    "1970-01-01 01:00, 3600000000",
    "1970-01-01T01:00+01:00, 0",
    "1970-01-01T01:00+01, 0",
    "1970-01-01T00:00:00-0030, 1800000000",
    "0001-01-01, -62135596800000000",
    "9999-12-31T23:59:59.999999Z, 253402300799999999"
  })
  void readsTimestampAsMicrosecondsSince1970(String text, long microseconds) {
    assertThat(read(Form.TIMESTAMP, text), is(microseconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-02-29",
        "2020-02-30",
        "2020-3-1",
        "2020-03",
        "20200301",
        "+12020-03-01",
        "-2020-03-01",
        "2020-03-0110:00:00",
        "2020-03-01T 10:00:00",
        "2020-03-01T10",
        "2020-03-01T10:00:60",
        "2020-03-01T25:00",
        "2020-03-01T24:00",
        "2020-03-01Z",
        "2020-03-01T10:00:00+02:00+02:00",
        "2020-03-01T10:00:00+19:00",
        "2020-03-01T10:00:00.0000001",
        "01/03/2020",
        "\u0662\u0660\u0662\u0660-03-01",
        "soon"
      })
  void rejectsInvalidTimestamp(String text) {
    assertRejected(Form.TIMESTAMP, text);
  }

  @Test
  void readsFractionOfSecondAfterComma() {
    assertThat(
        read(Form.TIMESTAMP, "2020-03-01T10:00:00,5"),
        is(read(Form.TIMESTAMP, "2020-03-01T10:00:00.5")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1000000",
    "-1, -1000000",
    "+7, 7000000",
    "1.5, 1500000",
    "-0.000001, -1",
    "1.1000000000, 1100000",
    "007, 7000000",
    "\u0661, 1000000",
    "9223372036854.775806, 9223372036854775806"
  })
  void readsNumberAsMillionths(String text, long millionths) {
    assertThat(read(Form.NUMBER, text), is(millionths));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e5",
        "1E-2",
        ".5",
        "5.",
        "1,5",
        "1 000",
        "0x10",
        "1.0000001",
        "NaN",
        "--1",
        "9223372036854.775808",
        "99999999999999999999999999",
        "1.2.3",
        "v2"
      })
  void rejectsInvalidNumber(String text) {
    assertRejected(Form.NUMBER, text);
  }

  @Test
  void ordersTimestampsByInstantRegardlessOfOffset() {
    Random random = new Random(11);
    Instant last = Instant.EPOCH;
    long lastRead = 0;
    for (int i = 0; i < 5000; i++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextInt(), 1000L * random.nextInt(1_000_000))
              .truncatedTo(ChronoUnit.MICROS);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1080) - 1080));
      String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(offset));
      long read = read(Form.TIMESTAMP, text);
      assertThat(text, Long.signum(Long.compare(read, lastRead)), is(sign(instant, last)));
      last = instant;
      lastRead = read;
    }
  }

  private static int sign(Instant one, Instant other) {
    return Integer.signum(one.compareTo(other));
  }

  @Test
  void ordersNumbersByValue() {
    Random random = new Random(12);
    BigDecimal last = BigDecimal.ZERO;
    long lastRead = 0;
    for (int i = 0; i < 5000; i++) {
      BigDecimal number =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), random.nextInt(7));
      if (number.precision() - number.scale() > 12) {
        continue;
      }
      long read = read(Form.NUMBER, number.toPlainString());
      assertThat(Long.signum(Long.compare(read, lastRead)), is(number.compareTo(last)));
      last = number;
      lastRead = read;
    }
  }

  @Test
  void treatsMissingRevisionAsOldestOrInDeletionFilesAsFinal() {
    assertThat(read(Form.NUMBER, ""), is(RevisionReader.OLDEST));
    assertThat(read(Form.TIMESTAMP, " n/a "), is(RevisionReader.OLDEST));
    assertThat(read(Form.NUMBER, "-9223372036854"), is(not(RevisionReader.OLDEST)));
    RevisionReader keys = reader(Form.NUMBER, Deletions.ALL);
    assertThat(keys.read(record("", "")), is(true));
    assertThat(keys.revision(), is(RevisionReader.FINAL));
    assertThat(keys.isDeletion(record("", "")), is(true));
  }

  @Test
  void onlyDeclaredWordsMarkDeletions() {
    RevisionReader reader = reader(Form.NUMBER, MARKED);
    assertThat(reader.isDeletion(record("1", " void ")), is(true));
    assertThat(reader.isDeletion(record("1", "Cafe\u0301")), is(true));
    assertThat(reader.isDeletion(record("1", "Void")), is(false));
    assertThat(reader.isDeletion(record("1", "voided")), is(false));
    assertThat(reader.isDeletion(record("1", "")), is(false));
  }

  private static void assertRejected(Form form, String text) {
    RevisionReader reader = reader(form, MARKED);
    assertThat(text, reader.read(record(text, "")), is(false));
    assertThat(reader.rejection(), is(new Rejection(Reason.INVALID_REVISION, "revision", text)));
  }

  private static long read(Form form, String text) {
    RevisionReader reader = reader(form, MARKED);
    assertThat(text, reader.read(record(text, "")), is(true));
    return reader.revision();
  }

  private static RevisionReader reader(Form form, Deletions deletions) {
    return new RevisionReader(
        new Revisions(true, "revision", form, deletions),
        new SourceColumn.Header(
            Headings.of(List.of("revision", "state")),
            UTF_8,
            ProfileBuilder.casualties().missing("n/a").build()));
  }

  private static TextRecord record(String revision, String state) {
    TextRecord record = new TextRecord();
    record.clear();
    record.add(revision);
    record.add(state);
    return record;
  }
}
