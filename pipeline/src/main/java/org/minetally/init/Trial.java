package org.minetally.init;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minetally.format.internal.RecordCursor;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.mapping.internal.Rejection;
import org.minetally.mapping.internal.RowRecords;
import org.minetally.model.Batch;
import org.minetally.model.UnmatchedName;
import org.minetally.plan.Plan;
import org.minetally.profile.SourceSpec;
import org.minetally.run.Preparation;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.SourceFile;
import org.minetally.source.internal.SourceReader;
import org.minetally.source.internal.lookup.SampledLookups;

/**
 * A drafted job, tried on every record as a run would do it, without a pipeline.
 *
 * @param read the number of records, in each source
 * @param accepted the number of records that count
 * @param filtered the number of records that filters or totals exclude
 * @param rejections for each reason, the number of rejected records
 * @param unmatched for each place name that the gazetteer does not have, the number of its records
 */
public record Trial(
    long read,
    long accepted,
    long filtered,
    Map<String, Long> rejections,
    Map<String, Long> unmatched) {

  private static final int MOST_REASONS = 5;
  private static final int MOST_NAMES = 20;

  public Trial {
    rejections = Map.copyOf(rejections);
    unmatched = Map.copyOf(unmatched);
  }

  /** Tries a job. */
  static List<Trial> of(Path job) {
    Plan plan = Preparation.of(job).plan();
    List<Trial> trials = new ArrayList<>();
    for (int source = 0; source < plan.sources().size(); source++) {
      trials.add(of(plan, source));
    }
    return trials;
  }

  private static Trial of(Plan plan, int source) {
    SourceSpec spec = plan.sources().get(source);
    long read = 0;
    long accepted = 0;
    long filtered = 0;
    Map<String, Long> rejections = new LinkedHashMap<>();
    Map<String, Long> unmatched = new LinkedHashMap<>();
    try (SourceReader records =
        SourceReader.open(spec.files().get(0), spec.format(), spec.profile())) {
      RecordMapper mapper =
          RecordSources.of(plan.sources(), plan.gazetteer(), plan.layouts(), plan.points())
              .mapper(source, records, plan.layouts().of(source));
      RecordCursor joined =
          new SampledLookups(spec, spec.files().get(0), Long.MAX_VALUE).join(records);
      while (joined.next()) {
        read++;
        RowRecords rows = records.rows();
        switch (rows == null ? mapper.map(joined) : rows.map(mapper)) {
          case ACCEPTED -> accepted++;
          case FILTERED -> filtered++;
          case SKIPPED -> {}
          case REJECTED ->
              rejections.merge(
                  reason(rows == null ? mapper.rejection() : rows.rejection()), 1L, Long::sum);
        }
        if (read % 10_000 == 0) {
          add(mapper.takeBatch(0), unmatched);
        }
      }
      add(mapper.takeBatch(0), unmatched);
    } catch (IOException e) {
      throw new SourceFile(spec.files().get(0), spec.format()).unreadable(e);
    }
    return new Trial(read, accepted, filtered, rejections, unmatched);
  }

  private static String reason(Rejection rejection) {
    String column = rejection.column().isEmpty() ? "" : " in " + rejection.column();
    return rejection.reason() + column;
  }

  private static void add(Batch batch, Map<String, Long> unmatched) {
    for (int row = 0; row < batch.size(); row++) {
      int name = batch.unmatched(row);
      if (name != Batch.MATCHED) {
        UnmatchedName found = batch.unmatchedNames().get(name);
        unmatched.merge(found.text(), 1L, Long::sum);
      }
    }
  }

  /** Returns the number of rejected records. */
  public long rejected() {
    return rejections.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the questions that the trial raises. */
  List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    if (rejected() > 0) {
      List<String> reasons = most(rejections, MOST_REASONS);
      doubts.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d records cannot be read with this job, so a run publishes nothing (exit"
                  + " code 4): %s",
              rejected(),
              read,
              String.join("; ", reasons)));
    }
    if (!unmatched.isEmpty()) {
      long records = unmatched.values().stream().mapToLong(Long::longValue).sum();
      doubts.add(
          "the gazetteer does not have %s of %s, or has several such places: %s"
              .formatted(
                  Words.counted(unmatched.size(), "name"),
                  Words.counted(records, "record"),
                  String.join("; ", most(unmatched, MOST_NAMES))));
    }
    return doubts;
  }

  /** Returns the most frequent entries, with their numbers. */
  private static List<String> most(Map<String, Long> counts, int limit) {
    List<String> listed =
        new ArrayList<>(
            counts.entrySet().stream()
                .sorted(
                    Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(
                    entry ->
                        String.format(Locale.ROOT, "%s (%,d)", entry.getKey(), entry.getValue()))
                .toList());
    if (counts.size() > limit) {
      listed.add("…");
    }
    return listed;
  }
}
