package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.minetally.claim.internal.Containment;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;

/** Random trees of claims: the results of parts and subsets agree with trying all values. */
final class SubsetPropertyTest {

  private static final List<Comparison> COMPARISONS = List.of(Comparison.values());

  /** All values that are tried; the last one is also "any higher number". */
  private static final long[] VALUES = LongStream.rangeClosed(-40, 120).toArray();

  private record Node(Claim claim, Tally tally) {

    LongPredicate published() {
      long figure = claim.figure();
      return switch (claim.comparison()) {
        case EXACTLY -> value -> value == figure;
        case AT_LEAST -> value -> value >= figure;
        case AT_MOST -> value -> value <= figure;
        case MORE_THAN -> value -> value > figure;
        case LESS_THAN -> value -> value < figure;
        case NEARLY -> value -> value <= figure && 100 * value >= 95 * figure;
      };
    }

    LongPredicate counted() {
      if (tally.records().inTime() == 0) {
        return value -> true;
      }
      boolean open = tally.records().silent() > 0;
      return value -> value >= tally.lowest() && (open || value <= tally.highest());
    }
  }

  private static Tally anyTally(Random random) {
    long certain = random.nextInt(30);
    int possible = random.nextInt(3);
    int inTime = random.nextInt(4) == 0 ? 0 : 1 + possible;
    TreeMap<String, Long> doubts = new TreeMap<>();
    if (possible > 0) {
      doubts.put(Tally.TIME, (long) possible);
    }
    return inTime == 0
        ? Tally.NOTHING
        : new Tally(
            new Tally.Sums(
                certain,
                possible == 0 ? 0 : random.nextInt(20),
                possible == 0 ? 0 : -random.nextInt(3)),
            new Tally.Records(inTime - possible, possible, random.nextInt(4) == 0 ? 1 : 0, inTime),
            doubts);
  }

  /** Returns claims each of which may be a part or a subset of an earlier one. */
  private static List<Node> anyTree(Random random) {
    List<Node> tree = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(7); i++) {
      Claim.Builder claim =
          Claim.builder("c" + i)
              .counting(Dataset.DETECTIONS, Measure.ITEMS)
              .figure(COMPARISONS.get(random.nextInt(COMPARISONS.size())), random.nextInt(50));
      if (i > 0 && random.nextInt(4) > 0) {
        String whole = "c" + random.nextInt(i);
        claim = random.nextInt(3) == 0 ? claim.partOf(whole) : claim.subsetOf(whole);
      }
      tree.add(new Node(claim.build(), anyTally(random)));
    }
    return tree;
  }

  /** Returns whether a value of the subset is at most a value of the whole. */
  private static boolean fits(LongPredicate subset, LongPredicate whole) {
    for (long part : VALUES) {
      for (long all : VALUES) {
        if (part <= all && subset.test(part) && whole.test(all)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contradicts(Node subset, Node whole) {
    for (LongPredicate part : List.of(subset.published(), subset.counted())) {
      for (LongPredicate all : List.of(whole.published(), whole.counted())) {
        if (!fits(part, all)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void agreesWithTryingAllValues() {
    int contradicted = 0;
    int consistent = 0;
    for (int run = 0; run < 400; run++) {
      List<Node> tree = anyTree(new Random(run));
      List<Assessment> assessments =
          tree.stream().map(node -> Assessment.of(node.claim(), node.tally())).toList();
      ClaimsTable table = new ClaimsTable(assessments, WrittenRecord.GAZETTEER);
      for (int i = 0; i < tree.size(); i++) {
        Claim claim = tree.get(i).claim();
        String what = "run " + run + " " + claim;
        assertThat(what, table.parts(claim), is(parts(tree, claim)));
        if (claim.subsetOf().isEmpty()) {
          assertThat(what, table.subset(assessments.get(i)).isPresent(), is(false));
          continue;
        }
        Node whole = tree.get(Integer.parseInt(claim.subsetOf().substring(1)));
        boolean expected = contradicts(tree.get(i), whole);
        SubsetCheck actual = table.subset(assessments.get(i)).orElseThrow();
        assertThat(what + whole, actual.verdict(), is(expected ? "contradicted" : "consistent"));
        assertThat(what, actual.reason().isEmpty(), is(!expected));
        contradicted += expected ? 1 : 0;
        consistent += expected ? 0 : 1;
      }
    }
    assertThat(contradicted, is(greaterThan(100)));
    assertThat(consistent, is(greaterThan(100)));
  }

  /** Compares a claim with its parts, which do not include subsets. */
  private static String parts(List<Node> tree, Claim whole) {
    long sum = 0;
    int parts = 0;
    for (Node node : tree) {
      if (node.claim().partOf().equals(whole.id())) {
        sum += node.claim().figure();
        parts++;
      }
    }
    if (parts == 0) {
      return "";
    }
    return sum == whole.figure() ? "equal" : sum < whole.figure() ? "less" : "more";
  }

  /** What the containment check accepts is contained: any records support at most as much. */
  @Test
  void recordsNeverContradictASubsetThatTheCheckAccepts() {
    int accepted = 0;
    for (int run = 0; run < 3_000; run++) {
      Random random = new Random(run);
      Claim whole = WrittenRecord.anyClaim(random, Measure.ITEMS);
      Claim other = random.nextBoolean() ? narrower(whole, random) : other(random);
      Claim subset = renamed(other).subsetOf("a").build();
      if (Containment.conflict(subset, whole).isPresent()
          || Containment.regions(subset, whole, WrittenRecord.GAZETTEER).isPresent()) {
        continue;
      }
      accepted++;
      List<WrittenRecord> records = WrittenRecord.some(random, 0);
      Tally part = WrittenRecord.tally(subset, records);
      Tally all = WrittenRecord.tally(whole, records);
      assertThat("run " + run, part.lowest() <= all.lowest(), is(true));
      assertThat("run " + run, part.highest() <= all.highest(), is(true));
    }
    assertThat(accepted, is(greaterThan(500)));
  }

  private static Claim other(Random random) {
    return WrittenRecord.anyClaim(random, Measure.ITEMS);
  }

  private static Claim.Builder renamed(Claim claim) {
    return Claim.builder("b")
        .counting(claim.dataset(), claim.measure())
        .window(claim.window())
        .regions(claim.regions())
        .filters(claim.filters())
        .figure(claim.comparison(), claim.figure());
  }

  private static Claim narrower(Claim claim, Random random) {
    int from = Math.max(claim.window().startDay(), 0);
    int to = Math.min(claim.window().endDay(), 9);
    int start = from + random.nextInt(Math.max(1, to - from + 1));
    TreeMap<Dimension, List<String>> filters = new TreeMap<>(claim.filters());
    filters.putIfAbsent(Dimension.DEVICE_MODEL, List.of("PMN"));
    return claim.toBuilder()
        .window(new DateInterval(start, Math.max(start, to)))
        .filters(filters)
        .build();
  }

  @Test
  void findsTheWayFromAClaimBackToItself() {
    for (int run = 0; run < 1_000; run++) {
      Random random = new Random(run);
      Map<String, String> wholes = new TreeMap<>();
      for (int i = 0; i < 6; i++) {
        if (random.nextInt(4) > 0) {
          wholes.put("c" + i, "c" + random.nextInt(6));
        }
      }
      for (int i = 0; i < 6; i++) {
        String id = "c" + i;
        boolean returns = false;
        String at = id;
        for (int step = 0; step < 6 && at != null; step++) {
          at = wholes.get(at);
          returns |= id.equals(at);
        }
        List<String> cycle = Containment.cycle(id, wholes);
        assertThat("run " + run + " " + wholes, !cycle.isEmpty(), is(returns));
        if (returns) {
          assertThat(cycle.get(cycle.size() - 1), is(id));
        }
      }
    }
    assertThat(Containment.cycle("a", Map.of("a", "b")), is(empty()));
  }
}
