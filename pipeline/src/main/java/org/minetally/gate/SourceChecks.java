package org.minetally.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.minetally.gate.Check.Outcome;
import org.minetally.gate.Check.Subject;
import org.minetally.gate.Check.Values;
import org.minetally.job.ChangeLimit;
import org.minetally.job.Thresholds;
import org.minetally.job.Thresholds.Limit;
import org.minetally.publish.Manifest;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.RecordCounts;

/**
 * Checks the record counts of each source against the thresholds of the job.
 *
 * @param thresholds the thresholds of the job
 * @param today the day of the run in UTC
 * @param before the manifest of the previous snapshot, with all known counts; empty if there is
 *     none
 */
public record SourceChecks(Thresholds thresholds, LocalDate today, Optional<Manifest> before) {

  private static final int DECIMALS = 6;

  /** Returns the checks of every source. A check without a threshold is skipped. */
  public List<Check> of(Reconciliation reconciliation) {
    return reconciliation.sources().stream()
        .flatMap(source -> of(source.id(), source.counts()).stream())
        .toList();
  }

  private List<Check> of(String source, RecordCounts counts) {
    return Stream.concat(
            Stream.of(
                rejectedRecords(source, counts),
                rejectedShare(source, counts),
                unmatchedShare(source, counts),
                freshness(source, counts),
                volumeChange(source, counts)),
            Stream.concat(changes(source, counts), UnusedWordsCheck.of(source, counts).stream()))
        .toList();
  }

  /**
   * Returns the checks to repeat for an unchanged snapshot: freshness, which can fail over time,
   * and unused words, of which every run warns.
   */
  public List<Check> ofUnchanged(Manifest manifest) {
    return manifest.sources().stream()
        .flatMap(
            source -> {
              RecordCounts counts = source.counts().get();
              return Stream.concat(
                  Stream.of(freshness(source.id(), counts)),
                  UnusedWordsCheck.of(source.id(), counts).stream());
            })
        .toList();
  }

  private Check rejectedRecords(String source, RecordCounts counts) {
    Long most = thresholds.rejectedRecords();
    long rejected = counts.rejectedRecords() + counts.rejectedLookupRows();
    return check(
        source,
        Limit.REJECTED_RECORDS,
        new Values(decimal(most), BigDecimal.valueOf(rejected), "records"),
        most != null && rejected > most,
        most == null
            ? null
            : text(
                "source %s: %,d of %,d %s were rejected; the job allows %,d."
                    + " Fix them, or raise thresholds.rejected_records or rejected_share",
                source, rejected, all(counts), records(counts), most));
  }

  private Check rejectedShare(String source, RecordCounts counts) {
    Double share = thresholds.rejectedShare();
    long rejected = counts.rejectedRecords() + counts.rejectedLookupRows();
    return check(
        source,
        Limit.REJECTED_SHARE,
        new Values(decimal(share), share(rejected, all(counts)), "share"),
        isBeyond(share, rejected, all(counts)),
        share == null
            ? null
            : text(
                "source %s: %,d of %,d %s (%.2f %%) were rejected; the job allows %.2f %%."
                    + " Fix them, or raise thresholds.rejected_share",
                source,
                rejected,
                all(counts),
                records(counts),
                100.0 * rejected / all(counts),
                100 * share));
  }

  /** Returns the number of records and of rows of lookups, all of which may be rejected. */
  private static long all(RecordCounts counts) {
    return counts.read() + counts.lookupRows();
  }

  private static String records(RecordCounts counts) {
    return counts.lookups().isEmpty() ? "records" : "records and lookup rows";
  }

  private Check unmatchedShare(String source, RecordCounts counts) {
    Double share = thresholds.unmatchedShare();
    return check(
        source,
        Limit.UNMATCHED_SHARE,
        new Values(decimal(share), share(counts.unmatched(), counts.counted()), "share"),
        isBeyond(share, counts.unmatched(), counts.counted()),
        share == null
            ? null
            : text(
                "source %s: %,d of %,d records (%.2f %%) have a place that is not in the gazetteer;"
                    + " the job allows %.2f %%. Add aliases to the gazetteer, or raise"
                    + " thresholds.unmatched_share",
                source,
                counts.unmatched(),
                counts.counted(),
                100.0 * counts.unmatched() / counts.counted(),
                100 * share));
  }

  private Check freshness(String source, RecordCounts counts) {
    Long most = thresholds.freshnessDays();
    if (counts.newestDate() == null) {
      return check(
          source,
          Limit.FRESHNESS_DAYS,
          new Values(decimal(most), null, "days"),
          Outcome.SKIPPED,
          most == null ? notSet(Limit.FRESHNESS_DAYS) : "no record has a known date");
    }
    long days = ChronoUnit.DAYS.between(LocalDate.parse(counts.newestDate()), today);
    return check(
        source,
        Limit.FRESHNESS_DAYS,
        new Values(decimal(most), BigDecimal.valueOf(days), "days"),
        most != null && days > most,
        most == null
            ? null
            : text(
                "source %s: the newest record is dated %s, %,d days before %s; the job allows %,d."
                    + " Get newer files, or raise thresholds.freshness_days",
                source, counts.newestDate(), days, today, most));
  }

  private Check volumeChange(String source, RecordCounts counts) {
    Double most = thresholds.previous().volumeChangeShare();
    long old = countedBefore(source);
    if (old == 0) {
      return check(
          source,
          Limit.VOLUME_CHANGE_SHARE,
          new Values(decimal(most), null, "share"),
          Outcome.SKIPPED,
          most == null
              ? notSet(Limit.VOLUME_CHANGE_SHARE)
              : before.isEmpty()
                  ? "there is no previous snapshot"
                  : before.get().hasNumbers()
                      ? "the previous snapshot has no records of this source"
                      : "the previous run's folder in _private is missing");
    }
    BigDecimal change = share(counts.counted() - old, old);
    return check(
        source,
        Limit.VOLUME_CHANGE_SHARE,
        new Values(decimal(most), change, "share"),
        isBeyond(most, Math.abs(counts.counted() - old), old),
        most == null
            ? null
            : text(
                "source %s: %,d records counted, %.2f %% %s than the %,d in run %s; the job allows"
                    + " %.2f %%. Check that its files are complete, or raise"
                    + " thresholds.volume_change_share",
                source,
                counts.counted(),
                100.0 * Math.abs(counts.counted() - old) / old,
                counts.counted() < old ? "fewer" : "more",
                old,
                before.get().runId(),
                100 * most));
  }

  /** Returns a check for each limit on changes of the source's counted records. */
  private Stream<Check> changes(String source, RecordCounts counts) {
    BigDecimal now = BigDecimal.valueOf(counts.counted());
    BigDecimal old = BigDecimal.valueOf(countedBefore(source));
    return thresholds.previous().changes().stream()
        .filter(limit -> limit.scope().per() == ChangeLimit.Per.SOURCE)
        .filter(limit -> limit.scope().includes(source))
        .map(
            limit -> {
              Values values = new Values(null, now.subtract(old), "records");
              if (old.signum() == 0) {
                return check(
                    source, Limit.CHANGES, values, Outcome.SKIPPED, "no earlier count is known");
              }
              boolean failed = limit.isExceeded(old, now);
              return check(
                  source,
                  Limit.CHANGES,
                  values,
                  failed ? Outcome.FAILED : Outcome.PASSED,
                  failed
                      ? text(
                          "source %s: %,d records counted, %,d in run %s; the job allows %s. Check"
                              + " that its files are complete, or change thresholds.changes",
                          source,
                          counts.counted(),
                          old.longValueExact(),
                          before.orElseThrow().runId(),
                          limit.text())
                      : null);
            });
  }

  /** Returns the number of records that a source had in the previous snapshot; 0 if unknown. */
  private long countedBefore(String source) {
    return before.stream()
        .flatMap(manifest -> manifest.sources().stream())
        .filter(entry -> entry.id().equals(source))
        .flatMap(entry -> entry.counts().value().stream())
        .findFirst()
        .map(RecordCounts::counted)
        .orElse(0L);
  }

  /** Creates a check, which is skipped without a threshold. */
  private Check check(String source, Limit limit, Values values, boolean failed, String why) {
    if (values.threshold() == null) {
      return check(source, limit, values, Outcome.SKIPPED, notSet(limit));
    }
    return failed
        ? check(source, limit, values, Outcome.FAILED, why)
        : check(source, limit, values, Outcome.PASSED, null);
  }

  private Check check(String source, Limit limit, Values values, Outcome outcome, String why) {
    return new Check(
        limit.key(), Subject.ofSource(source), values, outcome, thresholds.stops(limit), why);
  }

  /** Returns whether a share exceeds its threshold, computed without rounding. */
  private static boolean isBeyond(Double most, long part, long all) {
    return most != null
        && BigDecimal.valueOf(part)
                .compareTo(new BigDecimal(most.toString()).multiply(BigDecimal.valueOf(all)))
            > 0;
  }

  private static String notSet(Limit limit) {
    return "the job sets no thresholds." + limit.key();
  }

  private static BigDecimal decimal(Number limit) {
    return limit == null ? null : new BigDecimal(limit.toString());
  }

  /** Returns a share rounded to 6 decimals; 0 of 0 is 0. */
  private static BigDecimal share(long part, long all) {
    return all == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(all), DECIMALS, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
