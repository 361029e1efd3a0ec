package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minetally.reconcile.Reconciliation.SourceCounts;
import org.minetally.reconcile.RecordCounts;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.reconcile.internal.RecordNote;

/** The lines about a source: a summary has few, and still counts every record. */
final class SourceDetailsTest {

  private static final Pattern NUMBER = Pattern.compile("  s: ([0-9,]+) (rejected|filtered)");

  /** A source with as many entries of each kind as given. */
  private static SourceCounts source(int rejected, int filtered, int notes, int lookups) {
    SortedMap<String, SortedMap<String, Long>> ofLookups = new TreeMap<>();
    entries("lookup", lookups).forEach((name, n) -> ofLookups.put(name, new TreeMap<>(ofRows(n))));
    SortedMap<String, Long> ofRecords = new TreeMap<>();
    Stream.of(RecordNote.values())
        .limit(notes)
        .forEach(note -> ofRecords.put(note.name(), 5L + ofRecords.size()));
    RecordCounts counts =
        new RecordCounts(
            1_000_000,
            1_000_000,
            entries("REASON_", rejected),
            entries("kind=", filtered),
            0,
            0,
            0,
            1_000_000,
            rejected,
            ofRecords,
            entries("FINDING_", notes / 4),
            null,
            new TreeMap<>(),
            ofLookups);
    List<String> examples =
        IntStream.range(0, Math.min(5, rejected)).mapToObj(i -> "f.csv:" + i + ": bad.").toList();
    return new SourceCounts("s", "casualties", counts, new TreeMap<>(), examples);
  }

  private static SortedMap<String, Long> ofRows(long rows) {
    return new TreeMap<>(
        Map.of(LookupNote.ROWS.name(), rows, LookupNote.MATCHED_ROWS.name(), rows));
  }

  private static SortedMap<String, Long> entries(String name, int number) {
    SortedMap<String, Long> entries = new TreeMap<>();
    IntStream.range(0, number)
        .forEach(
            i -> entries.put(String.format(Locale.ROOT, "%s%02d", name, i), 1000L + i * 37 % 101));
    return entries;
  }

  private static long sum(List<String> lines, String of) {
    return lines.stream()
        .map(NUMBER::matcher)
        .filter(Matcher::find)
        .filter(line -> line.group(2).equals(of))
        .mapToLong(line -> Long.parseLong(line.group(1).replace(",", "")))
        .sum();
  }

  @Test
  void summaryHasFewLinesAndCountsEveryRecord() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      SourceCounts source =
          source(random.nextInt(16), random.nextInt(22), random.nextInt(16), random.nextInt(4));
      for (boolean listed : new boolean[] {false, true}) {
        SourceDetails details = new SourceDetails(source, listed);
        List<String> first = details.first();
        assertThat(first, hasSize(lessThanOrEqualTo(SourceDetails.MOST)));
        assertThat(sum(first, "rejected"), is(source.counts().rejectedRecords()));
        assertThat(sum(first, "filtered"), is(source.counts().filteredRecords()));
        if (details.all().size() <= SourceDetails.MOST) {
          assertThat(first, is(details.all()));
        }
      }
    }
  }

  @Test
  void summaryKeepsPossibleDuplicatesAndUnmatchedPlaces() {
    List<String> first = new SourceDetails(source(15, 21, 15, 3), true).first();
    assertThat(
        first,
        hasItems(
            "  s: 15 with a place that is not in the gazetteer; see the table unmatched_names",
            "  s: " + RecordNote.POSSIBLE_DUPLICATE.sentence("5")));
  }

  @Test
  void summaryPointsToTheTableWithTheOthers() {
    SourceCounts source = source(15, 0, 0, 0);
    assertThat(
        new SourceDetails(source, true).first(), hasItem("    and 3 more; see the table rejects"));
    assertThat(
        new SourceDetails(source, false).first(), hasItem("    and 3 more; --verbose lists them"));
  }

  @Test
  void largestCountsComeFirst() {
    List<String> all = new SourceDetails(source(0, 3, 0, 0), true).all();
    assertThat(
        all,
        is(
            List.of(
                "  s: 1,074 filtered: kind=02",
                "  s: 1,037 filtered: kind=01",
                "  s: 1,000 filtered: kind=00")));
  }

  @Test
  void everythingIsListedOnRequest() {
    List<String> all = new SourceDetails(source(15, 21, 15, 3), true).all();
    assertThat(all, hasSize(1 + 15 + 5 + 21 + 15 + 3 + 3 * 2));
    assertThat(String.join("\n", all), not(containsString(" more")));
  }
}
