package org.minetally.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Names runs, and so snapshots: the time of the start in UTC, to the millisecond, and six random
 * digits. The names of one output's snapshots sort in the order in which they were published, even
 * if the clock was set back meanwhile: a run that seems older than a snapshot gets the millisecond
 * after it. The manifest says what the clock said.
 */
public final class RunId {

  private static final Pattern FORM = Pattern.compile("\\d{8}T\\d{9}Z-[0-9a-f]{6}");
  private static final int TIME_LENGTH = "20261231T235959999Z".length();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private RunId() {}

  /**
   * The name of a run that starts now.
   *
   * @param clock tells the time
   * @param random a number that another run of the same millisecond does not have; its lowest 24
   *     bits are used
   * @param published the names of the output's snapshots
   */
  public static String next(InstantSource clock, int random, Collection<String> published) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant after =
        published.stream()
            .filter(RunId::isOne)
            .map(RunId::time)
            .max(Comparator.naturalOrder())
            .map(latest -> latest.plusMillis(1))
            .filter(next -> next.isAfter(now))
            .orElse(now);
    return TIME.format(after) + "-%06x".formatted(random & 0xFFFFFF);
  }

  /** Whether a run was named so, and not a person. */
  public static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }

  private static Instant time(String name) {
    try {
      return TIME.parse(name.substring(0, TIME_LENGTH), Instant::from);
    } catch (java.time.DateTimeException e) {
      return Instant.EPOCH; // The form of a time, but none: nothing comes after it.
    }
  }
}
