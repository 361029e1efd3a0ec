package org.minetally.cli;

import static org.minetally.cli.RunSummaryPrinter.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minetally.reconcile.Reconciliation.SourceCounts;
import org.minetally.reconcile.RecordCounts;
import org.minetally.reconcile.internal.FilteredValues;
import org.minetally.reconcile.internal.RecordNote;

/**
 * The details of a source, as lines below the record counts.
 *
 * @param source the source
 * @param listed whether published tables list its single records, so that lines can refer to them
 */
record SourceDetails(SourceCounts source, boolean listed) {

  /** The largest number of lines that a summary shows of a source; more than there are groups. */
  static final int MOST = 10;

  /** The number of lines of a group that are worth more than the rest of another group. */
  private static final int FEW = 3;

  private static final String AGREES = RecordNote.POINT_AGREES.name();
  private static final String DUPLICATE = RecordNote.POSSIBLE_DUPLICATE.name();
  private static final String VERBOSE = "--verbose lists them";

  /**
   * Lines about one property of the records.
   *
   * @param lines the lines, the most important first
   * @param amounts the number that each line counts
   * @param rest the line for those that do not fit, given the sum of their amounts and their number
   */
  private record Group(List<String> lines, List<Long> amounts, Rest rest) {

    /** Returns these lines, or the first of them and one line about the others. */
    List<String> first(int most) {
      if (lines.size() <= most) {
        return lines;
      }
      List<String> first = new ArrayList<>(lines.subList(0, most - 1));
      List<Long> others = amounts.subList(most - 1, amounts.size());
      long sum = others.stream().reduce(0L, Math::addExact);
      first.add(rest.line(number(sum), number(others.size())));
      return first;
    }
  }

  /** Formats the line about the lines that do not fit. */
  private interface Rest {
    String line(String sum, String number);
  }

  /** Returns all lines, the most important first. */
  List<String> all() {
    return groups().stream().flatMap(group -> group.lines().stream()).toList();
  }

  /**
   * Returns at most {@link #MOST} lines. A group that does not fit ends with a line that counts the
   * others. Long groups are shortened first, from the least important one on, and each keeps a
   * line.
   */
  List<String> first() {
    List<Group> groups = groups();
    int[] shown = groups.stream().mapToInt(group -> group.lines().size()).toArray();
    shorten(shown, FEW);
    shorten(shown, 1);
    List<String> first = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      first.addAll(groups.get(i).first(shown[i]));
    }
    return first;
  }

  /** Shortens groups with more than {@code least} lines until all fit, from the last one on. */
  private static void shorten(int[] shown, int least) {
    int excess = IntStream.of(shown).sum() - MOST;
    for (int i = shown.length - 1; i >= 0 && excess > 0; i--) {
      int removed = Math.max(0, Math.min(excess, shown[i] - least));
      shown[i] -= removed;
      excess -= removed;
    }
  }

  /** Returns the groups that have lines, the most important first. */
  private List<Group> groups() {
    return Stream.of(
            unmatched(),
            notes(note -> note.equals(DUPLICATE)),
            findings(),
            rejected(),
            examples(),
            notes(note -> !note.equals(DUPLICATE)),
            lookups(),
            filtered())
        .filter(group -> !group.lines().isEmpty())
        .toList();
  }

  private Group unmatched() {
    long records = counts().unmatched();
    return group(
        records == 0 ? List.of() : List.of(Map.entry("", records)),
        entry ->
            "%s with a place that is not in the gazetteer%s"
                .formatted(number(records), listed ? "; see the table unmatched_names" : ""),
        (sum, number) -> "");
  }

  private Group findings() {
    return group(
        byCount(counts().findings()),
        kind ->
            "%s found %s%s"
                .formatted(
                    kind.getKey(),
                    kind.getValue() == 1 ? "once" : number(kind.getValue()) + " times",
                    listed ? "; see the table findings" : ""),
        (sum, number) -> sum + " findings of " + number + " more kinds; " + where("findings"));
  }

  private Group rejected() {
    return group(
        byCount(counts().rejected()),
        reason -> number(reason.getValue()) + " rejected as " + reason.getKey(),
        (sum, number) -> sum + " rejected for " + number + " more reasons; " + where("rejects"));
  }

  private Group examples() {
    return new Group(
        source.examples().stream().map(example -> "    " + example).toList(),
        source.examples().stream().map(example -> 1L).toList(),
        (sum, number) -> "    and " + number + " more; " + where("rejects"));
  }

  private Group notes(Predicate<String> which) {
    return group(
        counts().notes().entrySet().stream()
            .filter(note -> which.test(note.getKey()))
            .sorted(Comparator.comparing(note -> note.getKey().equals(AGREES)))
            .toList(),
        note -> RecordNote.valueOf(note.getKey()).sentence(number(note.getValue())),
        (sum, number) -> number + " more notes; " + VERBOSE);
  }

  private Group lookups() {
    List<String> lines =
        counts().lookups().entrySet().stream()
            .map(
                lookup ->
                    new LookupDetails(
                        source.id() + ", lookup " + lookup.getKey(), lookup.getValue()))
            .flatMap(lookup -> lookup.lines().stream())
            .toList();
    return new Group(
        lines,
        lines.stream().map(line -> 1L).toList(),
        (sum, number) -> line(number + " more counts of lookups; " + VERBOSE));
  }

  private Group filtered() {
    // The count of all other values comes last.
    List<Map.Entry<String, Long>> values =
        byCount(counts().filtered()).stream()
            .sorted(Comparator.comparing(value -> !FilteredValues.isOne(value.getKey())))
            .toList();
    return group(
        values,
        value -> number(value.getValue()) + " filtered: " + value.getKey(),
        (sum, number) -> sum + " filtered: other values; " + VERBOSE);
  }

  private Group group(
      List<Map.Entry<String, Long>> entries,
      Function<Map.Entry<String, Long>, String> sentence,
      Rest rest) {
    return new Group(
        entries.stream().map(sentence).map(this::line).toList(),
        entries.stream().map(Map.Entry::getValue).toList(),
        (sum, number) -> line(rest.line(sum, number)));
  }

  private RecordCounts counts() {
    return source.counts();
  }

  private String line(String sentence) {
    return "  " + source.id() + ": " + sentence;
  }

  /** Says where to find the lines that do not fit. */
  private String where(String table) {
    return listed ? "see the table " + table : VERBOSE;
  }

  /** Returns the entries, the largest first; equal ones stay in the order of their names. */
  private static List<Map.Entry<String, Long>> byCount(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .toList();
  }
}
