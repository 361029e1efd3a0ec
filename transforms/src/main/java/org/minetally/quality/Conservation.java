package org.minetally.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.quality.Account.SourceAccount;
import org.minetally.quality.Account.TableAccount;

/** The first truth rule: nothing is lost, nothing is counted twice. */
public final class Conservation {

  private Conservation() {}

  /**
   * What does not add up, each as a plain sentence; empty if everything does.
   *
   * <p>For each source: records read = accepted + rejected + left out, and records summed =
   * accepted - duplicates - superseded - deleted. For each fact table and each measure: the sum
   * over its rows = the total over the summed records of its dataset.
   */
  public static List<String> violations(Account account) {
    List<String> violations = new ArrayList<>();
    for (SourceAccount source : account.sources()) {
      long accounted = source.accepted() + source.rejectedRecords() + source.leftOutRecords();
      if (source.read() != accounted) {
        violations.add(
            "source %s: %d records read, but %d accounted for"
                .formatted(source.id(), source.read(), accounted));
      }
      if (source.summed() != source.accepted() - source.setAside()) {
        violations.add(
            "source %s: %d records accepted less %d duplicates, %d superseded and %d deleted, but %d summed"
                .formatted(
                    source.id(),
                    source.accepted(),
                    source.duplicates(),
                    source.superseded(),
                    source.deleted(),
                    source.summed()));
      }
    }
    for (TableAccount table : account.tables()) {
      SortedMap<String, Long> expected = totals(account, table.dataset());
      if (!expected.equals(table.totals())) {
        violations.add(
            "table %s: its rows add up to %s, its records to %s"
                .formatted(table.name(), table.totals(), expected));
      }
    }
    return violations;
  }

  private static SortedMap<String, Long> totals(Account account, String dataset) {
    SortedMap<String, Long> totals = new TreeMap<>();
    for (SourceAccount source : account.sources()) {
      if (source.dataset().equals(dataset)) {
        if (source.summed() > 0) {
          totals.merge("records", source.summed(), Math::addExact);
        }
        source.totals().forEach((measure, sum) -> totals.merge(measure, sum, Math::addExact));
      }
    }
    return totals;
  }
}
