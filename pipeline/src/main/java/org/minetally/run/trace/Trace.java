package org.minetally.run.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.job.Job;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.plan.Plan;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.PrivateRecord;
import org.minetally.publish.Reasons;
import org.minetally.run.Failures;
import org.minetally.run.HeapNeed;
import org.minetally.run.Outputs;
import org.minetally.run.Preparation;
import org.minetally.run.ReadProgress;
import org.minetally.run.RecordedRun;
import org.minetally.run.Versions;
import org.minetally.run.Watcher;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.EngineRun;
import org.minetally.run.engine.Tuning;
import org.minetally.source.internal.ReadMeter;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;
import org.minetally.table.FactTable;
import org.minetally.trace.Comparison;
import org.minetally.trace.InputSearch;
import org.minetally.trace.RecordedInput;
import org.minetally.trace.StoredRows;
import org.minetally.trace.TraceException;
import org.minetally.trace.internal.CellConditions;
import org.minetally.trace.internal.FactTarget;
import org.minetally.trace.internal.TracedRecords;
import org.minetally.trace.internal.TracedSource;

/**
 * Finds the records behind rows of a published table. Reads the inputs of the run again, as the run
 * read them, with the same steps up to the records that count.
 */
public final class Trace {

  private final TraceRequest request;
  private final EngineOptions engine;
  private final Tuning tuning;
  private final Watcher watcher;

  /** Creates a trace; nothing is read yet. */
  public Trace(TraceRequest request, EngineOptions engine, Tuning tuning, Watcher watcher) {
    this.request = request;
    this.engine = engine;
    this.tuning = tuning;
    this.watcher = watcher;
  }

  /**
   * Finds the records.
   *
   * @param work an empty folder, to which the engine writes
   * @throws TraceException if the request does not fit the output, inputs are missing or have
   *     changed, or the records do not add up to the published rows
   * @throws OutputException if the output cannot be read
   */
  public Traced execute(Path work) throws IOException {
    PipelineOptions options = engine.forPipeline();
    Stores.configure(
        options, request.output().isUri() ? List.of(request.output().text()) : List.of());
    Output output = Outputs.at(request.output(), options);
    RecordedRun run = new RecordedRun(record(output));
    Manifest manifest = run.manifest();
    if (manifest.table(request.table()).isEmpty()) {
      throw TraceException.usage(
          "run %s has no table %s; it has %s"
              .formatted(
                  manifest.runId(),
                  request.table(),
                  String.join(
                      ", ", manifest.tables().stream().map(Manifest.TableEntry::name).toList())));
    }
    Map<RecordedInput, Location> now = new InputSearch(request.inputs()).find(run.files());
    Job job = run.job(now, new Stores(engine::forPipeline));
    Preparation preparation = Preparation.of(job);
    Plan plan = preparation.plan();
    FactTarget target = target(plan);
    Comparison comparison = comparison(target);
    comparison.readPublished(
        output.table(manifest, request.table(), work.resolve("published")), target.conditions());
    if (comparison.rows() == 0) {
      throw TraceException.usage(
          "no row of %s in run %s has %s".formatted(request.table(), manifest.runId(), where()));
    }
    TracedRecords traced = new TracedRecords(sources(manifest, job), plan.gazetteer(), target);
    select(preparation, traced, work, options);
    preparation.confirmUnchanged();
    Path folder = work.resolve(TracedRecords.NAME);
    long rows = compare(folder, target, comparison);
    return new Traced(
        manifest, job.suppression().isEnabled(), traced.schema(), folder, rows, comparison);
  }

  private PrivateRecord record(Output output) {
    String runId =
        request
            .runId()
            .or(() -> output.published().map(Manifest::runId))
            .orElseThrow(
                () ->
                    TraceException.usage(
                        request.output()
                            + ": nothing is published here. Give the output folder of a job that has"
                            + " run."));
    return output
        .privateRecord(runId)
        .orElseThrow(
            () ->
                TraceException.usage(
                    "%s/_private has no record of run %s. Only its owner can trace a run, as long as the snapshot is kept."
                        .formatted(request.output(), runId)));
  }

  private FactTarget target(Plan plan) {
    for (FactTable table : plan.tables()) {
      if (table.name().equals(request.table())) {
        CellConditions conditions = new CellConditions(request.where());
        List<String> columns = CellConditions.columns(table.dimensions());
        for (String column : request.where().keySet()) {
          if (!columns.contains(column)) {
            throw TraceException.usage(
                "--where: unknown column \"%s\"; expected one of %s"
                    .formatted(column, String.join(", ", columns)));
          }
        }
        FactTarget target =
            new FactTarget(plan.tableSet(), table, conditions, request.measure().orElse(""));
        if (request.measure().isPresent() && !target.summed().contains(request.measure().get())) {
          throw TraceException.usage(
              "--measure: unknown measure \"%s\"; expected one of %s"
                  .formatted(request.measure().get(), String.join(", ", target.summed())));
        }
        return target;
      }
    }
    throw TraceException.usage(
        "%s is not a table of casualties or detections, and only these can be traced"
            .formatted(request.table()));
  }

  private static List<String> keys(FactTarget target) {
    List<String> keys = new ArrayList<>(List.of("period_id", "region_id", "parent_code"));
    target.table().dimensions().forEach(dimension -> keys.add(dimension.column()));
    return keys;
  }

  private Comparison comparison(FactTarget target) {
    return request
        .measure()
        .map(measure -> Comparison.ofContributions(keys(target), measure))
        .orElseGet(() -> new Comparison(keys(target), target.summed()));
  }

  /** Returns the conditions as text. */
  private String where() {
    return request.where().isEmpty()
        ? "any values"
        : String.join(
            ", ",
            request.where().entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .toList());
  }

  private static List<TracedSource> sources(Manifest manifest, Job job) {
    List<TracedSource> sources = new ArrayList<>();
    for (int i = 0; i < job.sources().size(); i++) {
      Job.Source source = job.sources().get(i);
      List<String> files =
          manifest.sources().get(i).inputs().get().stream().map(file -> file.path()).toList();
      if (files.size() != source.allFiles().size()) {
        throw TraceException.usage(
            "source %s: this version finds %d files, the run read %d"
                .formatted(source.id(), source.allFiles().size(), files.size()));
      }
      sources.add(
          new TracedSource(
              source.id(),
              files,
              source.profile().recordKey().size() == 1 && !source.profile().unpivot().any()));
    }
    return sources;
  }

  @SuppressWarnings("try") // The watch is only closed.
  private void select(
      Preparation preparation, TracedRecords traced, Path work, PipelineOptions options) {
    Job job = preparation.job();
    HeapNeed need = HeapNeed.of(job);
    engine.divideShuffles(need.text());
    Pipeline pipeline = Pipeline.create(options);
    String folder = work.toAbsolutePath().toString();
    Tuning suited = tuning.forInput(need.text(), need.lookups());
    new TraceGraph(preparation.plan(), traced, folder, suited, folder).addTo(pipeline);
    EngineRun run = new EngineRun(pipeline);
    try (ReadMeter meter = ReadMeter.open(folder);
        Watcher.Watch watch =
            watcher.watch(new ReadProgress(meter, run), preparation.sourceBytes())) {
      PipelineResult.State state = run.await();
      if (state != PipelineResult.State.DONE) {
        throw new IllegalStateException("the engine ended the job in state " + state);
      }
    } catch (Pipeline.PipelineExecutionException e) {
      throw Failures.expectedIn(e, folder, engine);
    } catch (RuntimeException e) {
      throw engine.isDirect() ? e : Failures.expectedIn(e, folder, engine);
    }
  }

  /** Adds up the selected records, and returns their number. */
  private long compare(Path folder, FactTarget target, Comparison comparison) {
    List<String> keys = keys(target);
    List<String> wanted = new ArrayList<>(keys);
    wanted.addAll(comparison.numbers());
    try {
      StoredRows.read(
          folder,
          wanted,
          row -> comparison.add(row.subList(0, keys.size()), row.subList(keys.size(), row.size())));
      if (!Files.isDirectory(folder)) {
        return 0;
      }
      try (WrittenTable table = WrittenTable.open(folder)) {
        return table.rows();
      }
    } catch (IOException e) {
      throw new OutputException(
          "%s cannot be read (%s). %s".formatted(folder, Reasons.of(e), Reasons.advice(e)), e);
    }
  }

  /** Returns why a version of the program may not reproduce a run of another one. */
  public static List<String> versions(Manifest manifest) {
    return manifest.minetally().equals(Versions.minetally())
        ? List.of()
        : List.of(
            "The run was made by minetally %s, this is %s. Trace it with that version."
                .formatted(manifest.minetally(), Versions.minetally()));
  }
}
