package org.minetally.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.minetally.export.TableExports;
import org.minetally.gate.Changes;
import org.minetally.gate.QualityChecks;
import org.minetally.gate.QualityGate;
import org.minetally.job.Job;
import org.minetally.job.OutputFormats;
import org.minetally.job.Overrides;
import org.minetally.job.RunSettings;
import org.minetally.publish.Audience;
import org.minetally.publish.Confidential;
import org.minetally.publish.Manifest;
import org.minetally.publish.ManifestBuilder;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.OverridesEntry;
import org.minetally.publish.ParameterEntry;
import org.minetally.publish.WrittenTables;
import org.minetally.reconcile.Reconciliation;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.ChangeTable;

/**
 * Composes the manifest of a run: its tables and what they were made from.
 *
 * @param preparation the job
 * @param runner the name of the engine
 * @param runId the id of the run
 * @param inputs the files that were read
 * @param started when the run began
 * @param ended when the tables were complete
 */
record Provenance(
    Preparation preparation,
    String runner,
    String runId,
    Inputs inputs,
    Instant started,
    Instant ended) {

  /** Returns the id of the run's content: program version, job, settings and input files. */
  static String contentId(Job job, Inputs inputs) {
    return Manifest.contentId(
        Versions.minetally(), job.sha256(), job.settings().identity(), inputs.all());
  }

  /** Returns the manifest entries of the tables that the engine has written. */
  List<Manifest.TableEntry> tables(Reconciliation reconciliation, Path work) throws IOException {
    List<Manifest.TableEntry> tables = new ArrayList<>();
    for (var table : QualityGate.rows(reconciliation).entrySet()) {
      tables.add(
          Manifest.TableEntry.of(
              work,
              table.getKey(),
              table.getValue(),
              reconciliation.tables().stream()
                  .filter(fact -> fact.name().equals(table.getKey()))
                  .findFirst()
                  .map(QualityGate::totals)
                  .orElseGet(TreeMap::new)));
    }
    if (preparation.plan().recordTables().isPresent()) {
      for (TableSchema schema : preparation.plan().recordTables().get().schemas()) {
        long rows = WrittenTables.rows(OutputLayout.table(work, schema.name()));
        tables.add(Manifest.TableEntry.of(work, schema.name(), rows, new TreeMap<>()));
      }
    }
    return tables;
  }

  /** Writes the descriptions that accompany the tables and returns the manifest. */
  Manifest manifest(
      Reconciliation reconciliation,
      List<Manifest.TableEntry> written,
      Changes changes,
      QualityChecks checks,
      Path work)
      throws IOException {
    Job job = preparation.job();
    List<Manifest.TableEntry> tables = new ArrayList<>(written);
    tables.add(
        Manifest.TableEntry.of(work, ChangeTable.SCHEMA.name(), changes.cells(), new TreeMap<>()));
    tables.sort(Comparator.comparing(Manifest.TableEntry::name));
    return new ManifestBuilder()
        .runId(runId)
        .contentId(contentId(job, inputs))
        .minetally(Versions.minetally())
        .beam(Versions.beam())
        .java(Versions.java())
        .runner(runner)
        .started(started)
        .ended(ended.isBefore(started) ? started : ended)
        .job(job.file().toString())
        .jobName(job.name())
        .about(job.about())
        .jobSha256(job.sha256())
        .parameters(parameters(job.settings()))
        .overrides(overrides(job.settings().overrides()))
        .regionMode(job.gazetteer().options().mode().label())
        .gazetteer(inputs.gazetteer())
        .references(inputs.references())
        .sources(sources(reconciliation))
        .tables(tables)
        .changes(changes.entry().orElse(null))
        .files(
            SnapshotDescriptions.write(
                job.name(),
                job.about(),
                preparation.plan(),
                tables,
                preparation.boundaries(),
                exports(job.formats()),
                checks.json(Audience.ofSnapshot(job.suppression().isEnabled())),
                work))
        .build();
  }

  private static TableExports exports(OutputFormats formats) {
    return new TableExports(formats.csv(), formats.formulaSafe(), formats.xlsx());
  }

  private static List<ParameterEntry> parameters(RunSettings settings) {
    return settings.parameters().stream()
        .map(
            parameter ->
                new ParameterEntry(
                    parameter.name(),
                    parameter.type().label(),
                    parameter.value(),
                    parameter.origin().label()))
        .toList();
  }

  private static OverridesEntry overrides(Overrides overrides) {
    return overrides.any()
        ? new OverridesEntry(
            overrides.output().orElse(null),
            Confidential.ofNullable(overrides.inputs().isEmpty() ? null : overrides.inputs()),
            overrides.tables())
        : null;
  }

  private List<Manifest.SourceEntry> sources(Reconciliation reconciliation) {
    List<Manifest.SourceEntry> sources = new ArrayList<>();
    for (int i = 0; i < reconciliation.sources().size(); i++) {
      Reconciliation.SourceCounts source = reconciliation.sources().get(i);
      sources.add(
          new Manifest.SourceEntry(
              source.id(),
              source.dataset(),
              Confidential.of(inputs.sources().get(i)),
              Confidential.of(source.counts())));
    }
    return sources;
  }
}
