package org.minetally.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.gate.Changes;
import org.minetally.gate.QualityChecks;
import org.minetally.gate.QualityGateException;
import org.minetally.gate.SourceChecks;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.plan.Plan;
import org.minetally.publish.Audience;
import org.minetally.publish.LockedException;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.PinnedSnapshots;
import org.minetally.publish.PrivateRecord;
import org.minetally.reconcile.Reconciliation;
import org.minetally.report.HtmlReport;
import org.minetally.run.engine.EngineException;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.EngineRun;
import org.minetally.run.engine.Tuning;
import org.minetally.run.engine.UnknownOptionException;
import org.minetally.source.internal.ReadMeter;
import org.minetally.storage.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a checked job. Publishes a snapshot or throws the reason why not. */
public final class Run {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final Preparation preparation;
  private final EngineOptions engine;
  private final Tuning tuning;
  private final Watcher watcher;
  private final Interruption interruption;
  private final InstantSource clock;
  private final Instant started;

  /** Creates a run that cannot be interrupted. */
  public Run(Preparation preparation, EngineOptions engine, Tuning tuning, Watcher watcher) {
    this(preparation, engine, tuning, watcher, new Interruption());
  }

  /** Creates a run. */
  public Run(
      Preparation preparation,
      EngineOptions engine,
      Tuning tuning,
      Watcher watcher,
      Interruption interruption) {
    this(preparation, engine, tuning, watcher, interruption, InstantSource.system());
  }

  /** Creates a run with a clock, for tests. */
  Run(
      Preparation preparation,
      EngineOptions engine,
      Tuning tuning,
      Watcher watcher,
      Interruption interruption,
      InstantSource clock) {
    this.preparation = preparation;
    this.engine = engine;
    this.tuning = tuning;
    this.watcher = watcher;
    this.interruption = interruption;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** How a run ended. */
  public sealed interface Result {

    /** Returns the failed checks that do not prevent publication, one sentence each. */
    List<String> warnings();

    /** The job and its inputs are those of the published snapshot. */
    record Unchanged(String shown, Manifest manifest, List<String> warnings) implements Result {}

    /**
     * A new snapshot is published. {@code corrections} describes the first changed figures, one
     * sentence each; {@code suppressedByHistory} counts the figures that are suppressed only
     * because of earlier snapshots.
     */
    record Published(
        String shown,
        Manifest manifest,
        Reconciliation reconciliation,
        List<String> changeExamples,
        long suppressedByHistory,
        List<String> warnings)
        implements Result {}

    /** All checks passed, and publication was not requested. */
    record Valid(Reconciliation reconciliation, List<String> warnings) implements Result {}
  }

  /**
   * Runs the job and publishes the tables if {@code publish} is set.
   *
   * @throws QualityGateException if the figures are not fit to publish
   * @throws OverflowException if a sum is too large for its column
   * @throws org.minetally.format.UnreadableInputException if an input cannot be read completely
   * @throws org.minetally.publish.LockedException if the output is locked by another run
   * @throws org.minetally.publish.PinnedException if {@code current} is pinned to a snapshot
   * @throws org.minetally.publish.OutputException if the output cannot be written
   * @throws UnknownOptionException if an engine option is unknown
   * @throws EngineException if a cluster fails
   * @throws InterruptedRunException if the run is interrupted
   */
  public Result execute(boolean publish) {
    interruption.begin();
    Result result;
    try {
      result = executeInterruptibly(publish);
    } catch (RuntimeException e) {
      // A failure after an interruption is a consequence of it.
      throw interruption.isRequested() ? interruptedBefore(e) : e;
    } finally {
      interruption.end();
    }
    interruption.check();
    return result;
  }

  /** Returns the exception for an interrupted run: what is published and what is left behind. */
  private InterruptedRunException interruptedBefore(RuntimeException cause) {
    Output output = Outputs.of(preparation.job(), engine.forPipeline());
    String shown;
    try {
      shown =
          output
              .published()
              .map(manifest -> output.shown() + " still shows run " + manifest.runId())
              .orElse(preparation.job().output() + " has no snapshot yet");
    } catch (OutputException e) {
      shown = "The published snapshot is unchanged";
    }
    return interruption.exception(
        "Nothing was published. " + shown + "." + interruption.left(), cause);
  }

  @SuppressWarnings("try") // The shield is only closed.
  private Result executeInterruptibly(boolean publish) {
    PipelineOptions options = engine.forPipeline();
    Stores.configure(options, Inputs.uris(preparation.job()));
    Output output = Outputs.of(preparation.job(), options);
    output.prepare();
    String runId = output.newRunId(clock, new SecureRandom().nextInt());
    try (Output.Lock lock = output.acquireLock(runId, clock);
        Interruption.Shield shield = interruption::shield) {
      if (publish) {
        output.recover();
        PinnedSnapshots.refuseToPublish(output);
      }
      FutureTask<Inputs> inputs = Inputs.inBackground(preparation.job());
      Optional<Manifest> unchanged = publish ? unchanged(output, inputs) : Optional.empty();
      if (unchanged.isPresent()) {
        LOG.atInfo().addKeyValue("run_id", unchanged.get().runId()).log("unchanged");
        output.tidy(preparation.job().keep());
        return stillFresh(output, unchanged.get());
      }
      return executeLocked(publish, output, runId, lock, inputs, options);
    }
  }

  /** Returns the manifest of the published snapshot if this run would publish the same. */
  private Optional<Manifest> unchanged(Output output, FutureTask<Inputs> inputs) {
    return output
        .published()
        .map(current -> withCounts(output, current))
        .filter(current -> Inputs.mayEqual(preparation.job(), current))
        .filter(current -> contentId(Inputs.await(inputs)).equals(current.contentId().get()))
        .filter(output::isWhole);
  }

  /**
   * Returns the manifest of a published run with all counts. If readers must not see them, it comes
   * from the private folder; without that folder, the counts are missing.
   */
  private static Manifest withCounts(Output output, Manifest manifest) {
    return manifest.hasNumbers()
        ? manifest
        : output.privateRecord(manifest.runId()).flatMap(PrivateRecord::manifest).orElse(manifest);
  }

  /** Checks an unchanged snapshot: deliveries that have stopped must be noticed. */
  private Result.Unchanged stillFresh(Output output, Manifest manifest) {
    QualityChecks checks =
        QualityChecks.of(List.of(), limits(Optional.of(manifest)).ofUnchanged(manifest));
    if (!checks.refusals().isEmpty()) {
      throw new QualityGateException(checks.refusals(), null);
    }
    return new Result.Unchanged(output.shown(), manifest, checks.warnings());
  }

  private Result executeLocked(
      boolean publish,
      Output output,
      String runId,
      Output.Lock lock,
      FutureTask<Inputs> inputs,
      PipelineOptions options) {
    LOG.atInfo()
        .addKeyValue("run_id", runId)
        .addKeyValue("job", preparation.job().file())
        .addKeyValue("engine", engine.runner())
        .log("started");
    Output.Attempt attempt = output.begin(runId);
    try {
      PastSnapshots past = new PastSnapshots(output, preparation.plan());
      Reconciliation reconciliation = summarise(past.planFor(attempt.target()), attempt, options);
      long suppressedByHistory = PastSnapshots.keep(attempt.folder(), attempt);
      attempt.removeScaffolding();
      interruption.check();
      Optional<Output.Before> before = attempt.before();
      RunChecks.Passed passed =
          new RunChecks(preparation, output, attempt)
              .check(
                  reconciliation,
                  limits(before.map(Output.Before::manifest).map(was -> withCounts(output, was))),
                  before);
      QualityChecks checks = passed.checks();
      if (!publish) {
        return new Result.Valid(reconciliation, checks.warnings());
      }
      Provenance provenance =
          new Provenance(
              preparation, engine.runner(), runId, Inputs.await(inputs), started, clock.instant());
      List<Manifest.TableEntry> tables = provenance.tables(reconciliation, attempt.folder());
      Changes changes =
          Changes.write(before, attempt.folder(), preparation.plan().factSchemas(), tables);
      Manifest manifest =
          provenance.manifest(reconciliation, tables, changes, checks, attempt.folder());
      manifest.write(
          attempt.folder(), Audience.ofSnapshot(preparation.job().suppression().isEnabled()));
      new PrivateFiles(attempt.privateFolder())
          .write(preparation.job(), Inputs.await(inputs), manifest, checks);
      if (preparation.job().report().isPresent()) {
        HtmlReport.on(attempt.folder(), preparation.job().report().get())
            .write(attempt.folder().resolve(HtmlReport.FILE));
      }
      preparation.stamps().confirm();
      interruption.shieldUnlessRequested();
      attempt.publish(lock);
      interruption.published(
          "Run %s was already published. %s shows it.".formatted(runId, output.shown()));
      LOG.atInfo().addKeyValue("run_id", runId).log("published");
      if (!interruption.isRequested()) {
        output.tidy(preparation.job().keep());
      }
      return new Result.Published(
          output.shown(),
          manifest,
          reconciliation,
          changes.examples(),
          suppressedByHistory,
          passed.warnings(output, runId));
    } catch (IOException e) {
      throw Failures.unwritable(attempt.target(), e);
    } catch (LinkageError e) {
      throw Failures.unloadable(e);
    } catch (OutputException | LockedException | StoreStalledException e) {
      throw e;
    } catch (RuntimeException e) {
      // An apparent error in a file may come from a change during the run.
      preparation.stamps().confirm();
      throw e;
    } finally {
      interruption.shield();
      interruption.leave(attempt.target(), attempt.abandon());
    }
  }

  @SuppressWarnings("try") // The watch is only closed.
  private Reconciliation summarise(Plan plan, Output.Attempt attempt, PipelineOptions options)
      throws IOException {
    String target = attempt.target();
    HeapNeed need = HeapNeed.of(preparation.job());
    engine.divideShuffles(need.text());
    Pipeline pipeline = Pipeline.create(options);
    Tuning suited = tuning.forInput(need.text(), need.lookups());
    new SummaryGraph(plan, target, OutputLayout.reconciliation(target), suited, target)
        .addTo(pipeline);
    EngineRun run = new EngineRun(pipeline);
    try (ReadMeter meter = ReadMeter.open(target);
        Watcher.Watch watch =
            watcher.watch(new ReadProgress(meter, run), Inputs.sourceBytes(preparation.job()))) {
      PipelineResult.State state = run.await();
      if (state != PipelineResult.State.DONE) {
        throw unfinished(state);
      }
    } catch (Pipeline.PipelineExecutionException e) {
      throw Failures.expectedIn(e, target, engine);
    } catch (RuntimeException e) {
      throw engine.isDirect() ? e : Failures.expectedIn(e, target, engine);
    }
    attempt.collect();
    Path folder = attempt.folder();
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build()
        .readValue(OutputLayout.reconciliation(folder).toFile(), Reconciliation.class);
  }

  /**
   * Returns the failure of a job that the engine does not report. The DirectRunner leaves a job in
   * a state that is not final only if a thread of its own ended with an error, for lack of memory.
   */
  private RuntimeException unfinished(PipelineResult.State state) {
    IllegalStateException cause =
        new IllegalStateException("the engine ended the job in state " + state);
    return engine.isDirect() && !state.isTerminal() ? new TooLittleMemoryException(cause) : cause;
  }

  private SourceChecks limits(Optional<Manifest> before) {
    return new SourceChecks(
        preparation.job().thresholds(), LocalDate.ofInstant(started, ZoneOffset.UTC), before);
  }

  private String contentId(Inputs inputs) {
    return Provenance.contentId(preparation.job(), inputs);
  }
}
