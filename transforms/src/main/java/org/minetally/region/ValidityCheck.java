package org.minetally.region;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.minetally.region.Gazetteer.Entry;

/**
 * Checks that entries with one code follow each other, and that they are valid no longer than their
 * parents.
 */
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
   * Returns the entries of one level and code in chronological order. Reports gaps and overlaps.
   */
  List<Entry> inOrder(List<Entry> entries) {
    List<Entry> sorted = entries.stream().sorted(BY_TIME).toList();
    Entry latest = sorted.get(0);
    for (Entry next : sorted.subList(1, sorted.size())) {
      if (next.firstDay() <= latest.lastDay()) {
        problems.add(
            "%s: \"%s\" is valid %s here, and %s in %s; only one row with a code may be valid on a day"
                .formatted(
                    next.where(), next.code(), validity(next), validity(latest), latest.where()));
      } else if (next.firstDay() - 1 > latest.lastDay()) {
        problems.add(
            "%s: \"%s\" is valid %s here, and %s in %s; add a row for %s to %s"
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

  /** Reports a child's row that begins before its parent's first row, or ends after its last. */
  void checkLife(Entry child, List<Entry> parent) {
    Entry first = parent.get(0);
    Entry last = parent.get(parent.size() - 1);
    if (child.firstDay() < first.firstDay()) {
      problems.add(outlives(child, first));
    }
    boolean reported = parent.size() == 1 && child.firstDay() < first.firstDay();
    if (child.lastDay() > last.lastDay() && !reported) {
      problems.add(outlives(child, last));
    }
  }

  private static String outlives(Entry child, Entry parent) {
    return "%s: \"%s\" belongs to its parent \"%s\" %s, but the parent is valid only %s (%s)"
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
