package org.minetally.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Creates the ids of runs, which also name snapshots: the start time in UTC to the millisecond, and
 * six random hexadecimal digits. Ids sort in the order of publication even if the clock was set
 * back: a run that would sort before a snapshot gets the millisecond after it. The manifest records
 * the time of the clock.
 */
public final class RunId {

  private static final Pattern FORM = Pattern.compile("\\d{8}T\\d{9}Z-[0-9a-f]{6}");
  private static final int TIME_LENGTH = "20261231T235959999Z".length();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  /**
   * Returns the id of a run that starts now.
   *
   * @param clock the source of the time
   * @param random distinguishes runs of the same millisecond; its lowest 24 bits are used
   * @param published the ids of the output's snapshots
   */
  public static String next(InstantSource clock, int random, Collection<String> published) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant after =
        published.stream()
            .filter(RunId::isRunId)
            .map(RunId::time)
            .max(Comparator.naturalOrder())
            .map(latest -> latest.plusMillis(1))
            .filter(next -> next.isAfter(now))
            .orElse(now);
    return TIME.format(after) + String.format(Locale.ROOT, "-%06x", random & 0xFFFFFF);
  }

  /** Returns whether a name has the form of a run id. */
  public static boolean isRunId(String name) {
    return FORM.matcher(name).matches();
  }

  private static Instant time(String name) {
    try {
      return TIME.parse(name.substring(0, TIME_LENGTH), Instant::from);
    } catch (java.time.DateTimeException e) {
      return Instant.EPOCH; // Has the form of a time but is not valid; sorts first.
    }
  }
}
