package org.minetally.period;

import java.time.LocalDate;
import java.util.Random;

/** Intervals of every kind, most frequent where units of the calendar meet. */
public final class RandomIntervals {
  private static final LocalDate FIRST = LocalDate.of(-9999, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final Random random;
  private final int firstYear;
  private final int years;

  public RandomIntervals(long seed, int firstYear, int years) {
    this.random = new Random(seed);
    this.firstYear = firstYear;
    this.years = years;
  }

  /** Returns a packed interval. */
  public long next() {
    LocalDate day = LocalDate.of(firstYear, 1, 1).plusDays(random.nextInt(years * 365 + years / 5));
    int month = day.getMonthValue();
    LocalDate quarter = day.withDayOfMonth(1).withMonth((month - 1) / 3 * 3 + 1);
    LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> interval(day, day);
      case 3 -> interval(monday, monday.plusDays(6));
      case 4 -> interval(day, monday.plusDays(6));
      case 5 -> interval(day.withDayOfMonth(1), day.withDayOfMonth(day.lengthOfMonth()));
      case 6 -> interval(quarter, quarter.plusMonths(3).minusDays(1));
      case 7 -> interval(day.withDayOfYear(1), day.withDayOfYear(day.lengthOfYear()));
      case 8 -> interval(day, day.plusDays(random.nextInt(7)));
      case 9 -> interval(day, day.plusDays(random.nextInt(40)));
      case 10 -> interval(day, day.plusDays(random.nextInt(800)));
      case 11 -> interval(day.withDayOfYear(1).minusDays(random.nextInt(4)), day.withDayOfYear(3));
      case 12 ->
          DateInterval.pack((int) quarter.toEpochDay(), (int) quarter.plusMonths(2).toEpochDay());
      default ->
          switch (random.nextInt(3)) {
            case 0 -> DateInterval.UNKNOWN_PACKED;
            case 1 -> DateInterval.pack(Integer.MIN_VALUE, (int) day.toEpochDay());
            default -> DateInterval.pack((int) day.toEpochDay(), Integer.MAX_VALUE);
          };
    };
  }

  public static long interval(LocalDate start, LocalDate end) {
    LocalDate first = start.isBefore(FIRST) ? FIRST : start;
    LocalDate last = end.isAfter(LAST) ? LAST : end;
    return DateInterval.pack((int) first.toEpochDay(), (int) last.toEpochDay());
  }

  public static long interval(String start, String end) {
    return interval(LocalDate.parse(start), LocalDate.parse(end));
  }
}
