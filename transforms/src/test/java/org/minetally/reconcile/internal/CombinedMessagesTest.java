package org.minetally.reconcile.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.minetally.model.Measure;
import org.minetally.model.UnmatchedName;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;

/** Messages add up to the same sums in any order and in any groups. */
class CombinedMessagesTest {

  @Test
  void addsUpToTheSameSumsInAnyGroups() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<Message> messages = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        messages.add(message(random));
      }
      List<Message> expected = combined(messages);
      Collections.shuffle(messages, random);
      List<Message> groups = new ArrayList<>();
      for (int first = 0; first < messages.size(); ) {
        int last = Math.min(messages.size(), first + 1 + random.nextInt(50));
        groups.addAll(combined(messages.subList(first, last)));
        first = last;
      }
      assertThat(
          "seed " + seed, combined(groups), containsInAnyOrder(expected.toArray(Message[]::new)));
    }
  }

  @Test
  void addsTheCountsOfOneSourceAndKeepsThoseOfOthers() {
    List<Message> sums =
        combined(
            List.of(
                new Message.ExcludedRecords(0, Exclusion.DUPLICATE, 2),
                new Message.ExcludedRecords(1, Exclusion.DUPLICATE, 5),
                new Message.ExcludedRecords(0, Exclusion.SUPERSEDED, 7),
                new Message.ExcludedRecords(0, Exclusion.DUPLICATE, 3)));
    assertThat(
        sums,
        containsInAnyOrder(
            new Message.ExcludedRecords(0, Exclusion.DUPLICATE, 5),
            new Message.ExcludedRecords(1, Exclusion.DUPLICATE, 5),
            new Message.ExcludedRecords(0, Exclusion.SUPERSEDED, 7)));
  }

  @Test
  void passesOnTheCountsOfEachRangeBecausePositionsDependOnThem() {
    Message range =
        new Message.RangeCounts(new RangeId(0, 0, 0), 1, 1, 1, new TreeMap<>(), Map.of());
    assertThat(combined(List.of(range, range)), is(List.of(range, range)));
  }

  /** A word is unused only if no range has it, whichever messages meet first. */
  @Test
  void keepsWordsThatAreUnusedInAllRanges() {
    List<String> listed = List.of("a", "b", "c", "d", "e");
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Set<String> used = new HashSet<>();
      List<Message> ranges = new ArrayList<>();
      for (int range = 0; range < 1 + random.nextInt(4); range++) {
        TreeSet<String> unused = new TreeSet<>(listed);
        for (int i = random.nextInt(4); i > 0; i--) {
          String word = listed.get(random.nextInt(listed.size()));
          used.add(word);
          unused.remove(word);
        }
        ranges.add(unused(unused));
      }
      TreeSet<String> expected = new TreeSet<>(listed);
      expected.removeAll(used);
      assertThat("seed " + seed, combined(ranges), is(List.of(unused(expected))));
    }
  }

  private static Message unused(SortedSet<String> words) {
    TreeMap<String, SortedSet<String>> parts = new TreeMap<>();
    if (!words.isEmpty()) {
      parts.put("dimensions.sex", words);
    }
    return new Message.UnusedWords(0, parts);
  }

  private static List<Message> combined(List<Message> messages) {
    List<Message> all = new ArrayList<>();
    CombinedMessages combined = new CombinedMessages(all::add);
    messages.forEach(message -> message.accept(combined));
    combined.drain(all::add);
    assertThat(combined.size(), is(0));
    return all;
  }

  private static Message message(Random random) {
    int source = random.nextInt(3);
    long n = random.nextInt(1000);
    TreeMap<Measure, Long> totals = new TreeMap<>();
    if (random.nextBoolean()) {
      totals.put(Measure.KILLED, n);
    }
    return switch (random.nextInt(10)) {
      case 0 -> new Message.ExcludedRecords(source, any(Exclusion.class, random), n);
      case 1 -> new Message.NotedRecords(source, any(RecordNote.class, random), n);
      case 2 -> new Message.TableSize("table" + source, n);
      case 3 ->
          new Message.FieldGaps(
              source, new TreeMap<>(Map.of(new YearGap(random.nextInt(3), random.nextInt(3)), n)));
      case 4 -> {
        TreeMap<UnmatchedName, Long> names = new TreeMap<>();
        names.put(new UnmatchedName(source, 1, -1, "Name " + random.nextInt(4), false), n);
        yield new Message.SourceTotals(source, n, totals, names);
      }
      case 5 -> new Message.NewestDates(source, random.nextInt(100), random.nextInt(100));
      case 6 -> {
        int day = random.nextInt(5);
        Period period = PeriodType.DAY.periodOf(DateInterval.pack(day, day));
        yield new Message.FactTableTotals(
            source, n, totals, new TreeMap<>(), Set.of(period), Set.of());
      }
      case 7 ->
          new Message.LookupCounts(
              source, random.nextInt(2), new TreeMap<>(Map.of(any(LookupNote.class, random), n)));
      case 8 ->
          new Message.FindingCounts(
              source, new TreeMap<>(Map.of(any(Finding.Kind.class, random), n)));
      default -> {
        int day = random.nextInt(5);
        Period period = PeriodType.DAY.periodOf(DateInterval.pack(day, day));
        yield new Message.IncidentTableTotals(
            "incidents" + source,
            n,
            new TreeMap<>(Map.of("incidents", n)),
            "district",
            Set.of(period),
            Set.of());
      }
    };
  }

  private static <E extends Enum<E>> E any(Class<E> kind, Random random) {
    List<E> all = List.copyOf(EnumSet.allOf(kind));
    return all.get(random.nextInt(all.size()));
  }
}
