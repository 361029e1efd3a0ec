package org.minetally.region;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.minetally.region.Gazetteer.Entry;

/** Whether the entries of one code follow one another, and live no longer than what they are in. */
final class ValidityCheck {

  private static final Comparator<Entry> BY_TIME =
      Comparator.comparingInt(Entry::firstDay)
          .thenComparingInt(Entry::lastDay)
          .thenComparing(Entry::where);

  private final List<String> problems;

  ValidityCheck(List<String> problems) {
    this.problems = problems;
  }

  /**
   * The entries of one level and code in the order of time; says where two overlap or leave out.
   */
  List<Entry> inOrder(List<Entry> entries) {
    List<Entry> sorted = entries.stream().sorted(BY_TIME).toList();
    Entry latest = sorted.get(0);
    for (Entry next : sorted.subList(1, sorted.size())) {
      if (next.firstDay() <= latest.lastDay()) {
        problems.add(
            "%s: \"%s\" is valid %s here, and %s in %s; of one code only one row may be valid on a day"
                .formatted(
                    next.where(), next.code(), validity(next), validity(latest), latest.where()));
      } else if (next.firstDay() - 1 > latest.lastDay()) {
        problems.add(
            "%s: \"%s\" is valid %s here, and %s in %s; no row says what it is from %s to %s"
                .formatted(
                    next.where(),
                    next.code(),
                    validity(next),
                    validity(latest),
                    latest.where(),
                    latest.validTo().plusDays(1),
                    next.validFrom().minusDays(1)));
      }
      latest = next.lastDay() > latest.lastDay() ? next : latest;
    }
    return sorted;
  }

  /** Says where a child's row begins before its parent, or ends after it. */
  void checkLife(Entry child, List<Entry> parent) {
    Entry first = parent.get(0);
    Entry last = parent.get(parent.size() - 1);
    if (child.firstDay() < first.firstDay()) {
      problems.add(outlives(child, first));
    }
    boolean told = parent.size() == 1 && child.firstDay() < first.firstDay();
    if (child.lastDay() > last.lastDay() && !told) {
      problems.add(outlives(child, last));
    }
  }

  private static String outlives(Entry child, Entry parent) {
    return "%s: \"%s\" belongs to \"%s\" %s here, but that is valid %s in %s"
        .formatted(
            child.where(),
            child.code(),
            parent.code(),
            validity(child),
            validity(parent),
            parent.where());
  }

  private static String validity(Entry entry) {
    LocalDate from = entry.validFrom();
    LocalDate to = entry.validTo();
    if (from == null) {
      return to == null ? "at all times" : "to " + to;
    }
    return to == null ? "from " + from : "from " + from + " to " + to;
  }
}
