package org.minetally.run.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.job.Job;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.profile.Profile;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.PrivateRecord;
import org.minetally.publish.Reasons;
import org.minetally.publish.local.FolderTree;
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
import org.minetally.series.ResolveSeries;
import org.minetally.source.internal.ReadMeter;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;
import org.minetally.table.TableSchema;
import org.minetally.trace.Comparison;
import org.minetally.trace.ContributingRows;
import org.minetally.trace.IncidentRows;
import org.minetally.trace.InputSearch;
import org.minetally.trace.OriginalFile;
import org.minetally.trace.OriginalRows;
import org.minetally.trace.RecordedInput;
import org.minetally.trace.TraceException;
import org.minetally.trace.TracedRows;
import org.minetally.trace.internal.ClaimTarget;
import org.minetally.trace.internal.IncidentTarget;
import org.minetally.trace.internal.SummaryTarget;
import org.minetally.trace.internal.TraceTarget;
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
    InputSearch search = new InputSearch(request.inputs());
    Map<RecordedInput, Location> now = search.find(run.files());
    FutureTask<List<String>> verification = search.verify(now);
    try {
      Traced traced = trace(run, now, output, options, work);
      require(verification, search);
      return traced;
    } catch (RuntimeException e) {
      // It may be a consequence of a changed input.
      require(verification, search);
      throw e;
    }
  }

  /** Waits until the inputs have been compared with those of the run. */
  private static void require(FutureTask<List<String>> verification, InputSearch search) {
    try {
      List<String> problems = verification.get();
      if (!problems.isEmpty()) {
        throw search.refusal(problems);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading files", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Traced trace(
      RecordedRun run,
      Map<RecordedInput, Location> now,
      Output output,
      PipelineOptions options,
      Path work)
      throws IOException {
    Manifest manifest = run.manifest();
    Job job = run.job(now, new Stores(engine::forPipeline));
    Preparation preparation = Preparation.of(job);
    Path published = output.table(manifest, request.table(), work.resolve("published"));
    TraceTarget target = new TraceTargets(preparation.plan(), request).of(published);
    Comparison comparison =
        new Comparison(target.keys(), target.summed(), target instanceof ClaimTarget);
    comparison.readPublished(published, target.conditions());
    if (comparison.rows() == 0) {
      throw TraceException.usage(
          "no row of %s in run %s has %s"
              .formatted(request.table(), manifest.runId(), request.conditions()));
    }
    if (target instanceof SummaryTarget summary
        && summary.window() != null
        && comparison.published().get(0) == null) {
      throw TraceException.usage(
          "%s is NULL in this row, so no records are behind it"
              .formatted(summary.window().column().name()));
    }
    TracedRecords traced =
        new TracedRecords(sources(manifest, job), preparation.plan().gazetteer(), target, false);
    Path folder = work.resolve(TracedRecords.NAME);
    if (isQuick(target, comparison) || request.excluded()) {
      select(preparation, traced, Optional.of(target.candidates()), work, options);
      compare(folder, traced, comparison);
    }
    if (!isQuick(target, comparison) || !comparison.differences().isEmpty() || request.excluded()) {
      if (Files.isDirectory(folder)) {
        new FolderTree(folder).remove();
      }
      comparison.restart();
      select(preparation, traced, Optional.empty(), work, options);
      compare(folder, traced, comparison);
    }
    preparation.confirmUnchanged();
    return new Traced(
        manifest,
        job.suppression().isEnabled(),
        original(contributions(rows(folder, traced)), manifest, job),
        request.excluded() ? excluded(work, traced, manifest, job) : List.of(),
        comparison);
  }

  private List<TracedRows> excluded(Path work, TracedRecords traced, Manifest manifest, Job job) {
    TracedRecords excluded = traced.ofExcluded();
    return List.of(
        original(
            TracedRows.in(work.resolve(TracedRecords.EXCLUDED), excluded.schema()), manifest, job),
        TracedRows.in(work.resolve(TableSchema.REJECTS.name()), TableSchema.REJECTS));
  }

  /**
   * Returns whether it is enough to read the records that may be behind the rows. Among them, the
   * record that counts for a key is still found if it is one of them; if it is not, another one may
   * be found instead. So these are the records behind the rows, and perhaps others: if their number
   * is the published one, there are no others.
   */
  private static boolean isQuick(TraceTarget target, Comparison comparison) {
    return !target.counts().isEmpty() && comparison.suppressed() == 0;
  }

  private static TracedRows rows(Path folder, TracedRecords traced) {
    TracedRows rows = TracedRows.in(folder, traced.schema());
    return traced.target() instanceof IncidentTarget ? new IncidentRows(rows) : rows;
  }

  /** Returns the rows that contribute to the measure of the request. */
  private TracedRows contributions(TracedRows rows) {
    return request
        .measure()
        .<TracedRows>map(measure -> new ContributingRows(rows, measure))
        .orElse(rows);
  }

  /** Returns the rows with what only their files say. */
  private TracedRows original(TracedRows rows, Manifest manifest, Job job) {
    Map<List<String>, OriginalFile> files = new HashMap<>();
    for (int i = 0; i < job.sources().size(); i++) {
      Job.Source source = job.sources().get(i);
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
    return new OriginalRows(rows, files, request.raw());
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

  @SuppressWarnings("try") // The watch is only closed.
  private void select(
      Preparation preparation,
      TracedRecords traced,
      Optional<RecordSelection> candidates,
      Path work,
      PipelineOptions options) {
    Job job = preparation.job();
    HeapNeed need = HeapNeed.of(job);
    engine.divideShuffles(need.text());
    Pipeline pipeline = Pipeline.create(options);
    String folder = work.toAbsolutePath().toString();
    Tuning suited = tuning.forInput(need.text(), need.lookups());
    new TraceGraph(
            preparation.plan(), traced, candidates, request.excluded(), folder, suited, folder)
        .addTo(pipeline);
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

  /** Adds up the selected records. */
  private static void compare(Path folder, TracedRecords traced, Comparison comparison) {
    TracedRows rows = rows(folder, traced);
    int[] keys = positions(rows, traced.target().keys());
    int[] numbers = positions(rows, comparison.numbers());
    try {
      rows.forEach(row -> comparison.add(values(row, keys), values(row, numbers)));
    } catch (IOException e) {
      throw new OutputException(
          "%s cannot be read (%s). %s".formatted(folder, Reasons.of(e), Reasons.advice(e)), e);
    }
  }

  private static int[] positions(TracedRows rows, List<String> names) {
    return names.stream().mapToInt(rows.schema()::position).toArray();
  }

  private static List<Object> values(List<Object> row, int[] positions) {
    return IntStream.of(positions)
        .mapToObj(row::get)
        .collect(Collectors.toCollection(ArrayList::new));
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
