package org.minetally.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.model.Measure;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Manifest;
import org.minetally.publish.Manifest.TableEntry;
import org.minetally.publish.Pins;

/**
 * A snapshot of an output.
 *
 * @param runId its run
 * @param manifest its manifest; empty if it is missing or not valid
 * @param isCurrent whether readers see it
 * @param pins all pins of the output
 */
record ListedSnapshot(String runId, Optional<Manifest> manifest, boolean isCurrent, Pins pins) {

  private static final List<String> MEASURES =
      Arrays.stream(Measure.values()).map(Measure::column).toList();

  /** Returns whether it is pinned in either way. */
  boolean isPinned() {
    return pins.keeps(runId);
  }

  /** Returns the words that say how it differs from others. */
  List<String> marks() {
    List<String> marks = new ArrayList<>();
    if (isCurrent) {
      marks.add("current");
    }
    if (isPinned()) {
      marks.add("pinned");
    }
    return marks;
  }

  /**
   * Returns its input files; empty if they are not known to this user, because the job suppresses
   * small counts.
   */
  Optional<List<Fingerprint>> inputs() {
    List<Fingerprint> all = new ArrayList<>();
    for (Manifest.SourceEntry source : manifest.map(Manifest::sources).orElse(List.of())) {
      if (source.inputs().value().isEmpty()) {
        return Optional.empty();
      }
      all.addAll(source.inputs().get());
    }
    return Optional.of(all);
  }

  /**
   * Returns the totals of each kind of figures: of casualties, detections and incidents. All tables
   * of a kind have the same totals, unless small counts are suppressed; then these are the largest.
   */
  Map<String, Map<String, BigDecimal>> totals() {
    Map<String, TableEntry> largest = new LinkedHashMap<>();
    for (TableEntry table : manifest.map(Manifest::tables).orElse(List.of())) {
      int end = table.name().indexOf("_by_");
      String kind = end < 0 ? "" : table.name().substring(0, end);
      if (List.of("casualties", "detections", "incidents").contains(kind)) {
        largest.merge(kind, table, (a, b) -> records(b).compareTo(records(a)) > 0 ? b : a);
      }
    }
    Map<String, Map<String, BigDecimal>> totals = new LinkedHashMap<>();
    largest.forEach((kind, table) -> totals.put(kind, sorted(table.totals())));
    return totals;
  }

  private static BigDecimal records(TableEntry table) {
    return table.totals().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, BigDecimal> sorted(Map<String, BigDecimal> totals) {
    Map<String, BigDecimal> sorted = new LinkedHashMap<>();
    totals.keySet().stream()
        .sorted(
            Comparator.comparing((String name) -> position(name))
                .thenComparing(Comparator.naturalOrder()))
        .forEach(name -> sorted.put(name, totals.get(name)));
    return sorted;
  }

  private static int position(String measure) {
    int position = MEASURES.indexOf(measure);
    return position < 0 ? MEASURES.size() : position;
  }
}
