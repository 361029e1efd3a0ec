package org.minetally.mapping.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.text.AsciiDigits;
import org.minetally.profile.NumberForm;
import org.minetally.profile.Revisions;
import org.minetally.profile.Revisions.Deletions;

/** Reads a record's revision and whether the record is a deletion. */
final class RevisionReader {

  /** The revision of a record that has none: older than any other. */
  static final long OLDEST = Long.MIN_VALUE;

  /** The revision of a deletion that applies to all revisions of its key. */
  static final long FINAL = Long.MAX_VALUE;

  private static final int DECIMALS = 6;

  /** Java's formatters alone would accept more: ten-digit years, or a time without a T. */
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(?<date>\\d{4}-\\d\\d-\\d\\d)"
              + "([Tt ](?<time>\\d\\d:\\d\\d(:\\d\\d([.,]\\d{1,9})?)?)"
              + "(?<offset>[Zz]|[+-]\\d\\d(:?\\d\\d)?)?)?");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,20})?");

  private final SourceColumn column;
  private final Revisions.Form form;
  private final NumberForm numbers;
  private final SourceColumn deletion;
  private final Set<String> deletionWords;
  private final boolean allDeletions;
  private final ListedWords.Part listed;
  private long revision;
  private Rejection rejection;

  RevisionReader(Revisions revisions, SourceColumn.Header header) {
    column = revisions.column().isEmpty() ? null : header.column(revisions.column());
    form = revisions.form();
    numbers = header.profile().numbers();
    allDeletions = revisions.deletions().all();
    Deletions marked = revisions.deletions();
    if (!marked.column().isEmpty()) {
      deletion = header.column(marked.column());
      listed = header.words().of("deleted", marked.words());
      deletionWords =
          marked.words().stream()
              .map(SourceColumn::composed)
              .collect(Collectors.toUnmodifiableSet());
    } else {
      deletion = null;
      listed = null;
      deletionWords = Set.of();
    }
  }

  /** Returns whether the record deletes the records with its key. */
  boolean isDeletion(SourceRecord record) {
    if (deletion == null) {
      return allDeletions;
    }
    deletion.locate(record);
    String word = deletion.text(record.bytes());
    if (!deletionWords.contains(word)) {
      return false;
    }
    listed.occurred(word);
    return true;
  }

  /**
   * Reads the revision, for {@link #revision()}; returns false if there is a {@link #rejection()}.
   */
  boolean read(SourceRecord record) {
    if (column == null) {
      revision = allDeletions ? FINAL : OLDEST;
      return true;
    }
    column.locate(record);
    String text = column.text(record.bytes());
    if (column.isMissing(text)) {
      revision = allDeletions ? FINAL : OLDEST;
      return true;
    }
    try {
      revision = form == Revisions.Form.NUMBER ? number(text) : timestamp(AsciiDigits.of(text));
      return true;
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      rejection = column.reject(Reason.INVALID_REVISION, record.bytes());
      return false;
    }
  }

  /** Returns the revision read last; a higher one is newer. */
  long revision() {
    return revision;
  }

  Rejection rejection() {
    return rejection;
  }

  /** Returns a number in millionths. */
  private long number(String text) {
    String written = numbers.plain(text);
    // A point that does not separate thousands is a decimal point, whatever the source declares.
    String plain = written.isEmpty() && numbers.thousands() != '.' ? text : written;
    if (!NUMBER.matcher(plain).matches()) {
      throw new NumberFormatException("not a plain number");
    }
    return new BigDecimal(plain).movePointRight(DECIMALS).longValueExact();
  }

  /** Returns microseconds since 1970-01-01T00:00Z. A string without an offset is in UTC. */
  private static long timestamp(String text) {
    Matcher parts = TIMESTAMP.matcher(text);
    if (!parts.matches()) {
      throw new DateTimeException("not a timestamp");
    }
    LocalDate date = LocalDate.parse(parts.group("date"));
    String time = parts.group("time");
    String offset = parts.group("offset");
    Instant instant =
        date.atTime(time == null ? LocalTime.MIN : LocalTime.parse(time.replace(',', '.')))
            .toInstant(
                offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset.toUpperCase(Locale.ROOT)));
    if (instant.getNano() % 1000 != 0) {
      throw new ArithmeticException("finer than a microsecond");
    }
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }
}
