package org.minetally.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.change.Changes;
import org.minetally.job.Job;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.LockedException;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.quality.Account;
import org.minetally.report.Report;
import org.minetally.source.ReadMeter;
import org.minetally.storage.Stores;
import org.minetally.table.ChangeTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: from a checked job to a published snapshot, or to the reason why there is none. */
public final class Run {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final Preparation preparation;
  private final EngineOptions engine;
  private final Tuning tuning;
  private final Watcher watcher;
  private final InstantSource clock;
  private final Instant started;

  /** A run of a prepared job. */
  public Run(Preparation preparation, EngineOptions engine, Tuning tuning, Watcher watcher) {
    this(preparation, engine, tuning, watcher, InstantSource.system());
  }

  /** The same by another clock. */
  Run(
      Preparation preparation,
      EngineOptions engine,
      Tuning tuning,
      Watcher watcher,
      InstantSource clock) {
    this.preparation = preparation;
    this.engine = engine;
    this.tuning = tuning;
    this.watcher = watcher;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** How a run ended. */
  public sealed interface Result {

    /** The job and its inputs are those of the published snapshot. */
    record Unchanged(String shown, Manifest manifest) implements Result {}

    /** A new snapshot is published; the first corrected figures are sentences. */
    record Published(String shown, Manifest manifest, Account account, List<String> corrections)
        implements Result {}

    /** All checks passed; nothing was published, since nothing was to be. */
    record Valid(Account account) implements Result {}
  }

  /**
   * Runs, and publishes if asked to.
   *
   * @throws QualityGateException if the figures are not fit to be published
   * @throws OverflowException if a sum is too large for its column
   * @throws org.minetally.source.UnreadableInputException if an input cannot be read to its end
   * @throws org.minetally.publish.LockedException if another run publishes to the output
   * @throws org.minetally.publish.OutputException if the output cannot be written
   * @throws UnknownOptionException if an engine option is not known
   * @throws EngineException if a cluster ends the job for a reason of its own
   */
  public Result execute(boolean publish) {
    PipelineOptions options = engine.forPipeline();
    Stores.configure(options, Inputs.uris(preparation.job()));
    Output output = Output.at(preparation.job().output(), options);
    output.prepare();
    String runId = output.newRunId(clock, new SecureRandom().nextInt());
    try (Output.Lock lock = output.take(runId, clock)) {
      FutureTask<Inputs> inputs = Inputs.inBackground(preparation.job());
      Optional<Manifest> unchanged = publish ? unchanged(output, inputs) : Optional.empty();
      if (unchanged.isPresent()) {
        LOG.atInfo().addKeyValue("run_id", unchanged.get().runId()).log("unchanged");
        output.tidy(preparation.job().keep());
        return new Result.Unchanged(output.shown(), unchanged.get());
      }
      return executeLocked(publish, output, runId, lock, inputs, options);
    }
  }

  /** The manifest of what is published, if this run would publish the same. */
  private Optional<Manifest> unchanged(Output output, FutureTask<Inputs> inputs) {
    return output
        .published()
        .filter(current -> Inputs.mayEqual(preparation.job(), current))
        .filter(current -> contentId(Inputs.await(inputs)).equals(current.contentId()))
        .filter(output::isWhole);
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
      Account account = summarise(attempt, runId, options);
      if (!publish) {
        return new Result.Valid(account);
      }
      List<Manifest.TableEntry> tables = tables(account, attempt.folder());
      Changes changes =
          Changes.write(
              attempt.before(), attempt.folder(), preparation.plan().factSchemas(), tables);
      Manifest manifest =
          manifest(runId, account, Inputs.await(inputs), tables, changes, attempt.folder());
      manifest.write(attempt.folder());
      if (preparation.job().report().isPresent()) {
        Report.on(attempt.folder(), preparation.job().report().get())
            .write(attempt.folder().resolve(Report.FILE));
      }
      preparation.stamps().confirm();
      attempt.publish(lock);
      LOG.atInfo().addKeyValue("run_id", runId).log("published");
      output.tidy(preparation.job().keep());
      return new Result.Published(output.shown(), manifest, account, changes.examples());
    } catch (IOException e) {
      throw Failures.unwritable(attempt.target(), e);
    } catch (LinkageError e) {
      throw Failures.unloadable(e);
    } catch (OutputException | LockedException e) {
      throw e;
    } catch (RuntimeException e) {
      // What looks like a mistake in a file may come from its being written meanwhile.
      preparation.stamps().confirm();
      throw e;
    } finally {
      attempt.abandon();
    }
  }

  @SuppressWarnings("try") // to watch is all that a watch is for
  private Account summarise(Output.Attempt attempt, String runId, PipelineOptions options)
      throws IOException {
    String target = attempt.target();
    Pipeline pipeline = Pipeline.create(options);
    new SummaryGraph(preparation.plan(), target, OutputLayout.account(target), tuning, runId)
        .addTo(pipeline);
    try (ReadMeter meter = ReadMeter.open(runId);
        Watcher.Watch watch = watcher.watch(meter, Inputs.sourceBytes(preparation.job()))) {
      PipelineResult.State state = pipeline.run().waitUntilFinish();
      if (state != PipelineResult.State.DONE) {
        throw new IllegalStateException("the engine ended the job as " + state);
      }
    } catch (Pipeline.PipelineExecutionException e) {
      throw Failures.expectedIn(e, target, engine);
    } catch (RuntimeException e) {
      throw engine.isDirect() ? e : Failures.expectedIn(e, target, engine);
    }
    attempt.collect();
    Path folder = attempt.folder();
    Account account =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readValue(OutputLayout.account(folder).toFile(), Account.class);
    attempt.removeScaffolding();
    new QualityGate(account, preparation.job().thresholds()).check(folder);
    return account;
  }

  private String contentId(Inputs inputs) {
    return Manifest.contentId(Versions.minetally(), preparation.job().sha256(), inputs.all());
  }

  private Manifest manifest(
      String runId,
      Account account,
      Inputs inputs,
      List<Manifest.TableEntry> written,
      Changes changes,
      Path work)
      throws IOException {
    List<Manifest.SourceEntry> sources = new ArrayList<>();
    for (int i = 0; i < account.sources().size(); i++) {
      Account.SourceAccount source = account.sources().get(i);
      sources.add(
          new Manifest.SourceEntry(
              source.id(),
              source.dataset(),
              inputs.sources().get(i),
              source.read(),
              source.accepted(),
              source.rejected(),
              source.leftOut(),
              source.superseded(),
              source.deleted(),
              source.duplicates(),
              source.summed(),
              source.unmatched(),
              source.notes(),
              source.findings()));
    }
    Job job = preparation.job();
    Instant ended = clock.instant();
    List<Manifest.TableEntry> tables = new ArrayList<>(written);
    tables.add(table(ChangeTable.SCHEMA.name(), changes.cells(), work, new TreeMap<>()));
    tables.sort(Comparator.comparing(Manifest.TableEntry::name));
    return new Manifest(
        Manifest.FORMAT,
        runId,
        contentId(inputs),
        Versions.minetally(),
        Versions.beam(),
        Versions.java(),
        engine.runner(),
        time(started),
        time(ended.isBefore(started) ? started : ended),
        job.file().toString(),
        job.name(),
        job.sha256(),
        job.gazetteer().options().mode().label(),
        inputs.gazetteer(),
        inputs.references(),
        sources,
        tables,
        changes.entry().orElse(null),
        BesideTables.write(job.name(), preparation.plan(), tables, preparation.boundaries(), work));
  }

  private static List<Manifest.TableEntry> tables(Account account, Path work) throws IOException {
    List<Manifest.TableEntry> tables = new ArrayList<>();
    for (var table : QualityGate.rows(account).entrySet()) {
      tables.add(
          table(
              table.getKey(),
              table.getValue(),
              work,
              account.tables().stream()
                  .filter(fact -> fact.name().equals(table.getKey()))
                  .findFirst()
                  .map(QualityGate::totals)
                  .orElseGet(TreeMap::new)));
    }
    return tables;
  }

  private static Manifest.TableEntry table(
      String name, long rows, Path work, SortedMap<String, BigDecimal> totals) throws IOException {
    Fingerprint file = Fingerprint.of(OutputLayout.part(work, name));
    return new Manifest.TableEntry(name, rows, file.bytes(), file.sha256(), totals);
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
