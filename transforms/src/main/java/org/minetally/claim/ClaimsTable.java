package org.minetally.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minetally.region.Gazetteer;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** The assessed claims as a table, in the order of the job. */
final class ClaimsTable {

  private final List<Assessment> assessments;
  private final Gazetteer gazetteer;

  public ClaimsTable(List<Assessment> assessments, Gazetteer gazetteer) {
    this.assessments = List.copyOf(assessments);
    this.gazetteer = gazetteer;
  }

  /** Returns the rows. */
  public TableRows rows() {
    TableRows.Builder rows = new TableRows.Builder(TableSchema.CLAIMS, assessments.size());
    assessments.forEach(assessment -> add(assessment, rows));
    return rows.build();
  }

  /**
   * Returns how the total of a claim's parts compares with its own figure: {@code equal}, {@code
   * less} or {@code more}; empty if it has no parts.
   */
  public String parts(Claim whole) {
    return isWhole(whole) ? compared(partsTotal(whole), whole.figure()) : "";
  }

  /** Returns the sum of the figures of a claim's parts. */
  public long partsTotal(Claim whole) {
    return assessments.stream()
        .map(Assessment::claim)
        .filter(claim -> claim.partOf().equals(whole.id()))
        .mapToLong(Claim::figure)
        .reduce(0, Math::addExact);
  }

  /** Returns whether a claim can be a subset of its whole; empty if it is not a subset. */
  public Optional<SubsetCheck> subset(Assessment of) {
    return assessments.stream()
        .filter(whole -> whole.claim().id().equals(of.claim().subsetOf()))
        .findFirst()
        .map(whole -> SubsetCheck.of(of, whole));
  }

  private boolean isWhole(Claim claim) {
    return assessments.stream().anyMatch(other -> other.claim().partOf().equals(claim.id()));
  }

  private static String compared(long parts, long whole) {
    return parts == whole ? "equal" : parts < whole ? "less" : "more";
  }

  private void add(Assessment of, TableRows.Builder rows) {
    Claim claim = of.claim();
    Optional<SubsetCheck> subset = subset(of);
    boolean counted = of.verdict() != Verdict.UNDECIDABLE || of.tally().records().inTime() > 0;
    rows.row()
        .text(claim.id())
        .text(claim.statement())
        .text(claim.dataset().label())
        .text(claim.measure().column())
        .date(date(claim.window().startDay(), Integer.MIN_VALUE))
        .date(date(claim.window().endDay(), Integer.MAX_VALUE))
        .text(orNull(codes(claim)))
        .text(orNull(filters(claim)))
        .text(claim.comparison().label())
        .number(figure(claim, claim.figure()))
        .text(orNull(claim.publishedOn()))
        .text(claim.source())
        .number(counted ? figure(claim, of.tally().lowest()) : TableRows.NO_NUMBER)
        .number(counted ? figure(claim, of.tally().highest()) : TableRows.NO_NUMBER)
        .text(of.verdict().label())
        .text(of.verdict() == Verdict.UNDECIDABLE ? null : of.certain() ? "certain" : "possible")
        .text(of.reason())
        .number(of.tally().records().certain())
        .number(of.tally().records().possible())
        .number(of.tally().records().silent())
        .text(orNull(claim.partOf()))
        .number(isWhole(claim) ? figure(claim, partsTotal(claim)) : TableRows.NO_NUMBER)
        .text(orNull(parts(claim)))
        .text(orNull(claim.subsetOf()))
        .text(subset.map(SubsetCheck::verdict).orElse(null))
        .text(orNull(subset.map(SubsetCheck::reason).orElse("")));
  }

  private String codes(Claim claim) {
    return claim.regions().stream()
        .map(region -> gazetteer.region(region).code())
        .collect(Collectors.joining("|"));
  }

  private static String filters(Claim claim) {
    return claim.filters().entrySet().stream()
        .map(filter -> filter.getKey().column() + "=" + String.join("|", filter.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** Converts a figure to the table's four decimal places, whatever the measure. */
  private static long figure(Claim claim, long value) {
    return claim.measure().isArea() ? value : Math.multiplyExact(value, 10_000L);
  }

  private static int date(int day, int unknown) {
    return day == unknown ? TableRows.NO_DATE : day;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
