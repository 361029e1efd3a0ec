package org.minetally.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Set;
import java.util.stream.Collectors;
import org.minetally.profile.Revisions;
import org.minetally.profile.Revisions.Deletions;
import org.minetally.record.SourceRecord;

/** Finds a record's revision, and whether the record is a deletion. */
final class RevisionReader {

  /** The revision of a record that gives none: it is older than any other. */
  static final long OLDEST = Long.MIN_VALUE;

  /** The revision of a deletion that holds whatever the revisions of its key are. */
  static final long FINAL = Long.MAX_VALUE;

  private static final int DECIMALS = 6;

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[XXX][XX][X]")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT);

  private final Column column;
  private final Revisions.Form form;
  private final Column deletion;
  private final Set<String> deletionWords;
  private final boolean allDeletions;
  private long revision;
  private Rejection rejection;

  RevisionReader(Revisions revisions, Column.Header header) {
    column = revisions.column().isEmpty() ? null : header.column(revisions.column());
    form = revisions.form();
    allDeletions = revisions.deletions() instanceof Deletions.All;
    if (revisions.deletions() instanceof Deletions.Marked marked && !marked.column().isEmpty()) {
      deletion = header.column(marked.column());
      deletionWords =
          marked.words().stream().map(Column::composed).collect(Collectors.toUnmodifiableSet());
    } else {
      deletion = null;
      deletionWords = Set.of();
    }
  }

  /** Whether the record says that those with its key no longer count. */
  boolean isDeletion(SourceRecord record) {
    if (deletion == null) {
      return allDeletions;
    }
    deletion.locate(record);
    return deletionWords.contains(deletion.text(record.bytes()));
  }

  /** Reads the revision, for {@link #revision()}; false after a {@link #rejection()}. */
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
      revision = form == Revisions.Form.NUMBER ? number(text) : timestamp(text);
      return true;
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      rejection = column.reject(Reason.INVALID_REVISION, record.bytes());
      return false;
    }
  }

  /** The revision read last: the higher, the newer. */
  long revision() {
    return revision;
  }

  Rejection rejection() {
    return rejection;
  }

  /** Millionths. */
  private static long number(String text) {
    if (text.length() > 30) {
      throw new NumberFormatException("too long for a revision");
    }
    return new BigDecimal(text).movePointRight(DECIMALS).longValueExact();
  }

  /** Microseconds since 1970-01-01, in UTC where the text has no offset. */
  private static long timestamp(String text) {
    TemporalAccessor parsed = TIMESTAMP.parse(text);
    LocalDate date = LocalDate.from(parsed);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    ZoneOffset offset =
        parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
    Instant instant = date.atTime(time == null ? LocalTime.MIN : time).toInstant(offset);
    if (instant.getNano() % 1000 != 0) {
      throw new ArithmeticException("finer than a microsecond");
    }
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }
}
