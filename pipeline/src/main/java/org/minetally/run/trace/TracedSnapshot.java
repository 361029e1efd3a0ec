package org.minetally.run.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.minetally.job.Job;
import org.minetally.profile.Profile;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Manifest;
import org.minetally.run.Preparation;
import org.minetally.series.ResolveSeries;
import org.minetally.storage.Location;
import org.minetally.trace.OriginalFile;
import org.minetally.trace.OriginalRows;
import org.minetally.trace.RowComparison;
import org.minetally.trace.TraceException;
import org.minetally.trace.TracedRows;
import org.minetally.trace.internal.CellConditions;
import org.minetally.trace.internal.TracedSource;

/**
 * A snapshot that is traced, with the job as the run read it.
 *
 * @param manifest the manifest
 * @param preparation the job
 * @param published the folder of the table that is traced
 */
record TracedSnapshot(Manifest manifest, Preparation preparation, Path published) {

  private Job job() {
    return preparation.job();
  }

  /**
   * Reads the published rows that a request asks for.
   *
   * @throws TraceException if there are none
   */
  void readPublished(RowComparison comparison, CellConditions conditions, TraceRequest request)
      throws IOException {
    comparison.readPublished(published, conditions);
    if (comparison.rows() == 0) {
      throw TraceException.usage(
          "no row of %s in run %s has %s%s"
              .formatted(
                  request.table(),
                  manifest.runId(),
                  request.conditions(),
                  SimilarValues.question(published, conditions)));
    }
  }

  /**
   * Returns the names of the sources' files.
   *
   * @throws TraceException if this version of the program finds other files than the run
   */
  List<TracedSource> sources() {
    List<TracedSource> sources = new ArrayList<>();
    for (int i = 0; i < job().sources().size(); i++) {
      Job.Source source = job().sources().get(i);
      List<String> files =
          manifest.sources().get(i).inputs().get().stream().map(Fingerprint::path).toList();
      if (files.size() != source.allFiles().size()) {
        throw TraceException.usage(
            String.format(
                Locale.ROOT,
                "source %s: this version finds %d files, the run read %d",
                source.id(),
                source.allFiles().size(),
                files.size()));
      }
      sources.add(
          new TracedSource(
              source.id(),
              files,
              hasPlainKey(source.profile()) ? source.files().size() : 0,
              ResolveSeries.isNeededBy(List.of(source.spec())),
              source.profile().series().any()));
    }
    return sources;
  }

  /** Returns whether the key of a record is the text of one column, and may be shown. */
  private static boolean hasPlainKey(Profile profile) {
    return profile.recordKey().size() == 1
        && !profile.unpivot().any()
        && !profile.personal().contains(profile.recordKey().get(0));
  }

  /** Returns the rows with what only their files say. */
  TracedRows original(TracedRows rows, boolean raw) {
    Map<List<String>, OriginalFile> files = new HashMap<>();
    for (int i = 0; i < job().sources().size(); i++) {
      Job.Source source = job().sources().get(i);
      List<Fingerprint> read = manifest.sources().get(i).inputs().get();
      Set<String> personal = source.profile().personal();
      boolean hidden = source.profile().recordKey().stream().anyMatch(personal::contains);
      for (int file = 0; file < read.size(); file++) {
        Location now = source.allFiles().get(file);
        boolean keyed = file < source.files().size() && !hidden;
        files.put(
            List.of(source.id(), read.get(file).path()),
            new OriginalFile(
                now.text(),
                source.formatOf(now),
                keyed ? source.profile().recordKey() : List.of(),
                personal(source, now)));
      }
    }
    return new OriginalRows(rows, files, raw);
  }

  /** Returns the personal columns of a file; those of a lookup have its name in the profile. */
  private static Set<String> personal(Job.Source source, Location file) {
    Set<String> personal = new HashSet<>(source.profile().personal());
    for (Job.Lookup lookup : source.lookups()) {
      if (lookup.files().contains(file)) {
        personal.addAll(lookup.rows().personal());
        source.profile().personal().stream()
            .filter(column -> column.startsWith(lookup.name() + "."))
            .forEach(column -> personal.add(column.substring(lookup.name().length() + 1)));
      }
    }
    return personal;
  }

  /** Returns the result of a trace. */
  Traced traced(TracedRows rows, List<TracedRows> excluded, RowComparison comparison) {
    preparation.confirmUnchanged();
    return new Traced(
        List.of(manifest), job().suppression().isEnabled(), rows, excluded, comparison, List.of());
  }
}
