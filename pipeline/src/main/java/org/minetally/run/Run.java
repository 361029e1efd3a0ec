package org.minetally.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.job.Job;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Publication;
import org.minetally.publish.RunLock;
import org.minetally.quality.Account;
import org.minetally.report.Report;

/** One run: from a checked job to a published snapshot, or to the reason why there is none. */
public final class Run {

  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Preparation preparation;
  private final EngineOptions engine;
  private final Tuning tuning;
  private final Instant started;
  private final String runId;

  /** A run of a prepared job. */
  public Run(Preparation preparation, EngineOptions engine, Tuning tuning) {
    this.preparation = preparation;
    this.engine = engine;
    this.tuning = tuning;
    this.started = Instant.now();
    this.runId = RUN_ID.format(started) + "-%06x".formatted(new SecureRandom().nextInt(1 << 24));
  }

  /** How a run ended. */
  public sealed interface Result {

    /** The job and its inputs are those of the published snapshot. */
    record Unchanged(Path current, Manifest manifest) implements Result {}

    /** A new snapshot is published. */
    record Published(Path current, Manifest manifest, Account account) implements Result {}

    /** All checks passed; nothing was published, since nothing was to be. */
    record Valid(Account account) implements Result {}
  }

  /**
   * Runs, and publishes if asked to.
   *
   * @throws QualityGateException if the figures are not fit to be published
   * @throws org.minetally.source.UnreadableInputException if an input cannot be read to its end
   * @throws org.minetally.publish.LockedException if another run publishes to the output
   * @throws org.minetally.publish.OutputException if the output cannot be written
   * @throws UnknownOptionException if an engine option is not known
   * @throws EngineException if a cluster ends the job for a reason of its own
   */
  @SuppressWarnings("try") // the lock is held, not used
  public Result execute(boolean publish) {
    Job job = preparation.job();
    OutputLayout layout = new OutputLayout(job.output());
    PipelineOptions options = engine.forPipeline();
    Publication.prepare(layout);
    try (RunLock lock = RunLock.take(layout, runId)) {
      Optional<Manifest> current = Manifest.current(layout);
      FutureTask<Inputs> inputs = Inputs.inBackground(job);
      if (publish && current.isPresent() && Inputs.mayEqual(job, current.get())) {
        String contentId = contentId(Inputs.await(inputs));
        if (contentId.equals(current.get().contentId())
            && current.get().isWhole(layout.current())) {
          return new Result.Unchanged(layout.current(), current.get());
        }
      }
      Publication publication = Publication.begin(layout, runId);
      try {
        Account account = summarise(publication, options);
        if (!publish) {
          return new Result.Valid(account);
        }
        Manifest manifest = manifest(account, Inputs.await(inputs), publication.work());
        manifest.write(publication.work());
        if (job.report().isPresent()) {
          Report.onWork(
                  publication.work(), current.map(any -> layout.current()), job.report().get())
              .write(publication.work().resolve(Report.FILE));
        }
        publication.publish();
        return new Result.Published(layout.current(), manifest, account);
      } finally {
        publication.abandon();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Account summarise(Publication publication, PipelineOptions options) throws IOException {
    // Of a worker, nobody knows in which folder it stands.
    Path work = publication.work().toAbsolutePath();
    Path accountFile = OutputLayout.account(work);
    Pipeline pipeline = Pipeline.create(options);
    new SummaryGraph(preparation.plan(), work.toString(), accountFile.toString(), tuning)
        .addTo(pipeline);
    try {
      PipelineResult.State state = pipeline.run().waitUntilFinish();
      if (state != PipelineResult.State.DONE) {
        throw new IllegalStateException("the engine ended the job as " + state);
      }
    } catch (Pipeline.PipelineExecutionException e) {
      throw Failures.expectedIn(e, engine);
    } catch (RuntimeException e) {
      throw engine.isDirect() ? e : Failures.expectedIn(e, engine);
    }
    Account account =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readValue(accountFile.toFile(), Account.class);
    publication.removeScaffolding();
    new QualityGate(account, preparation.job().thresholds()).check(work);
    return account;
  }

  private String contentId(Inputs inputs) {
    return Manifest.contentId(Versions.minetally(), preparation.job().sha256(), inputs.all());
  }

  private Manifest manifest(Account account, Inputs inputs, Path work) throws IOException {
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
    List<Manifest.TableEntry> tables = tables(account, work);
    return new Manifest(
        Manifest.FORMAT,
        runId,
        contentId(inputs),
        Versions.minetally(),
        Versions.beam(),
        Versions.java(),
        engine.runner(),
        time(started),
        time(Instant.now()),
        job.file().toString(),
        job.name(),
        job.sha256(),
        job.gazetteer().options().mode().label(),
        inputs.gazetteer(),
        inputs.references(),
        sources,
        tables,
        BesideTables.write(job.name(), preparation.plan(), tables, preparation.boundaries(), work));
  }

  private static List<Manifest.TableEntry> tables(Account account, Path work) throws IOException {
    List<Manifest.TableEntry> tables = new ArrayList<>();
    for (var table : QualityGate.rows(account).entrySet()) {
      Fingerprint file = Fingerprint.of(OutputLayout.part(work, table.getKey()));
      tables.add(
          new Manifest.TableEntry(
              table.getKey(),
              table.getValue(),
              file.bytes(),
              file.sha256(),
              account.tables().stream()
                  .filter(fact -> fact.name().equals(table.getKey()))
                  .findFirst()
                  .map(QualityGate::totals)
                  .orElseGet(java.util.TreeMap::new)));
    }
    return tables;
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
