package org.minetally.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.minetally.region.Gazetteer.Entry;

/**
 * Random regions that change: rows with one code follow each other, have parents at any higher
 * level that are valid long enough, and may be open at the ends.
 */
public final class RandomTimelines {

  public static final List<String> LEVELS = List.of("l0", "l1", "l2", "l3");

  /**
   * The first day of any change; everything changes within these days and nothing before or after.
   */
  public static final int FIRST = (int) LocalDate.of(2020, 12, 1).toEpochDay();

  public static final int LAST = FIRST + 90;

  private final Random random;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Life> lives = new ArrayList<>();

  /** A region's entire validity, with days beyond the range for open ends. */
  private record Life(String code, int from, int to) {}

  private RandomTimelines(Random random) {
    this.random = random;
  }

  /** Returns the entries in random order. */
  public static List<Entry> entries(Random random) {
    RandomTimelines making = new RandomTimelines(random);
    for (int level = 0; level < LEVELS.size(); level++) {
      List<Life> above = List.copyOf(making.lives);
      int count = 1 + random.nextInt(4);
      for (int i = 0; i < count; i++) {
        making.region(level, "c" + level + i, above);
      }
    }
    Collections.shuffle(making.entries, random);
    return making.entries;
  }

  private void region(int level, String code, List<Life> above) {
    int from = random.nextBoolean() ? FIRST - 10 : day();
    int to = random.nextBoolean() ? LAST + 10 : Math.min(LAST, from + random.nextInt(80));
    lives.add(new Life(code, from, to));
    int start = from;
    while (start <= to) {
      int cut = Math.max(start, day());
      int end = cut >= Math.min(to, LAST) || random.nextInt(3) == 0 ? to : cut;
      entries.add(entry(level, code, start, end, parent(start, end, above)));
      start = end + 1;
    }
  }

  private int day() {
    return FIRST + random.nextInt(LAST - FIRST + 1);
  }

  private String parent(int from, int to, List<Life> above) {
    List<Life> possible =
        above.stream().filter(life -> life.from <= from && life.to >= to).toList();
    return possible.isEmpty() || random.nextInt(10) == 0
        ? null
        : possible.get(random.nextInt(possible.size())).code;
  }

  private Entry entry(int level, String code, int from, int to, String parent) {
    return Entry.of(LEVELS.get(level), code, code + " " + random.nextInt(2))
        .within(parent)
        .from("line " + entries.size())
        .during(
            from < FIRST ? null : LocalDate.ofEpochDay(from),
            to > LAST ? null : LocalDate.ofEpochDay(to));
  }
}
