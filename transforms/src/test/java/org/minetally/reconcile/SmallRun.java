package org.minetally.reconcile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.Row;
import org.minetally.dedup.Deduplicate;
import org.minetally.model.Batch;
import org.minetally.plan.Plan;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.ReadRecords;
import org.minetally.source.RecordsFromRows;
import org.minetally.summary.Summarise;
import org.minetally.table.Column;
import org.minetally.table.TableRows;

/**
 * Runs a small plan through all stages except writing, on the DirectRunner, which checks that no
 * element is modified and that every element can be encoded.
 *
 * @param plan what to run
 * @param rows the rows of each source that has no files
 * @param rangeSize the bytes of a range
 * @param keyShards the number of shards over which keys are distributed
 */
record SmallRun(Plan plan, List<Rows> rows, long rangeSize, int keyShards) {

  private static final String ROWS = ".rows";
  private static final String RECONCILIATION = "reconciliation";

  /**
   * How many runs share a pipeline: one saves the start of another, but the DirectRunner looks at
   * the whole graph for every bundle that it checks.
   */
  private static final int AT_ONCE = 2;

  /** A range size larger than any file of a test. */
  static final long WHOLE = 1L << 30;

  /**
   * The output of a run.
   *
   * @param tables each table's rows, in order, by column; a date as {@link LocalDate}, an area in
   *     square centimetres, null for NULL
   * @param reconciliation the reconciliation
   */
  record Result(Map<String, List<Map<String, Object>>> tables, Reconciliation reconciliation) {

    List<Map<String, Object>> table(String name) {
      return tables.get(name);
    }
  }

  /**
   * The rows of a source without files.
   *
   * @param source the id of the source
   * @param shards the number of shards that they are divided into
   */
  record Rows(String source, Schema schema, List<Row> rows, int shards) {}

  /** Returns a run that reads each file as a whole. */
  static SmallRun of(Plan plan) {
    return new SmallRun(plan, List.of(), WHOLE, 4);
  }

  SmallRun withRows(Rows of) {
    return new SmallRun(plan, List.of(of), rangeSize, keyShards);
  }

  SmallRun withSizes(long range, int shards) {
    return new SmallRun(plan, rows, range, shards);
  }

  /**
   * Runs this alone.
   *
   * @param scratch a folder for the results
   */
  Result run(Path scratch) throws IOException {
    return all(List.of(this), scratch).get(0);
  }

  /**
   * Runs all, two in each pipeline.
   *
   * @param scratch a folder for the results
   * @return the results, in the order of the runs
   */
  static List<Result> all(List<SmallRun> runs, Path scratch) throws IOException {
    List<Result> results = new ArrayList<>();
    for (int first = 0; first < runs.size(); first += AT_ONCE) {
      results.addAll(
          together(runs.subList(first, Math.min(first + AT_ONCE, runs.size())), scratch));
    }
    return results;
  }

  private static List<Result> together(List<SmallRun> runs, Path scratch) throws IOException {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(1);
    options.setEnforceImmutability(true);
    options.setEnforceEncodability(true);
    Pipeline pipeline = Pipeline.create(options);
    List<Path> folders = new ArrayList<>();
    for (SmallRun run : runs) {
      Path folder = Files.createTempDirectory(scratch, "run");
      folders.add(folder);
      pipeline.apply("Run " + folders.size(), new Stages(run, folder.toString()));
    }
    pipeline.run().waitUntilFinish();
    List<Result> results = new ArrayList<>();
    for (Path folder : folders) {
      results.add(new Result(tables(folder), reconciliation(folder)));
    }
    return results;
  }

  @Override
  public String toString() {
    return "ranges of %d bytes, %d shards".formatted(rangeSize, keyShards);
  }

  /** All stages of a run. */
  private static final class Stages extends PTransform<PBegin, PDone> {
    private static final long serialVersionUID = 1L;

    private final transient SmallRun run;
    private final String folder;

    Stages(SmallRun run, String folder) {
      this.run = run;
      this.folder = folder;
    }

    @Override
    public PDone expand(PBegin begin) {
      run.addTo(begin, folder);
      return PDone.in(begin.getPipeline());
    }
  }

  private void addTo(PBegin begin, String folder) {
    PCollectionTuple read =
        begin.apply(
            "Read",
            ReadRecords.of(plan.sources(), plan.gazetteer(), plan.layouts())
                .withRangeSize(rangeSize)
                .withGroups(readGroups()));
    PCollectionList<Batch> batches = PCollectionList.of(read.get(ReadRecords.BATCHES));
    PCollectionList<Message> messages = PCollectionList.of(read.get(ReadRecords.MESSAGES));
    for (Rows of : rows) {
      PCollectionTuple mapped =
          begin
              .apply(of.source, Create.of(of.rows).withRowSchema(of.schema))
              .apply(
                  "Map " + of.source,
                  RecordsFromRows.of(plan.sources(), of.source, plan.gazetteer(), plan.layouts())
                      .withShards(of.shards));
      batches = batches.and(mapped.get(ReadRecords.BATCHES));
      messages = messages.and(mapped.get(ReadRecords.MESSAGES));
    }
    PCollectionTuple distinct =
        batches
            .apply("Batches", Flatten.pCollections())
            .apply("Deduplicate", Deduplicate.intoShards(keyShards));
    PCollectionTuple summaries = distinct.get(Deduplicate.BATCHES).apply("Summarise", summarise());
    PCollectionTuple quality =
        messages
            .and(distinct.get(Deduplicate.MESSAGES))
            .and(summaries.get(Summarise.MESSAGES))
            .apply("Messages", Flatten.pCollections())
            .apply("Reconcile", Reconcile.against(plan.scope()));
    PCollectionList.of(summaries.get(Summarise.TABLES))
        .and(quality.get(Reconcile.TABLES))
        .apply("Tables", Flatten.pCollections())
        .apply("Keep tables", ParDo.of(new KeepTable(folder)));
    quality
        .get(Reconcile.RECONCILIATION)
        .apply("Keep reconciliation", ParDo.of(new KeepReconciliation(folder)));
  }

  /** Tables are merged in groups if there are few shards, as in a small run of a job. */
  private Summarise summarise() {
    Summarise summarise = Summarise.into(plan.tableSet());
    return keyShards <= 2 ? summarise.inGroups(keyShards) : summarise;
  }

  /**
   * Each range goes to a worker of its own, unless there is one for each byte: the DirectRunner
   * serializes the plan several times for every bundle.
   */
  private int readGroups() {
    return rangeSize == 1 ? 8 : Integer.MAX_VALUE;
  }

  private static Map<String, List<Map<String, Object>>> tables(Path folder) throws IOException {
    Map<String, List<Map<String, Object>>> tables = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(ROWS)).sorted().toList();
    }
    for (Path file : files) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        TableRows rows = TableRows.read(in);
        if (tables.put(rows.schema().name(), maps(rows)) != null) {
          throw new AssertionError(rows.schema().name() + " was given twice");
        }
      }
    }
    return tables;
  }

  /** Returns the rows as maps. */
  static List<Map<String, Object>> maps(TableRows rows) {
    List<Map<String, Object>> maps = new ArrayList<>();
    List<Column> columns = rows.schema().columns();
    for (int row = 0; row < rows.size(); row++) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int column = 0; column < columns.size(); column++) {
        map.put(columns.get(column).name(), value(rows, column, row));
      }
      maps.add(map);
    }
    return maps;
  }

  private static Object value(TableRows rows, int column, int row) {
    return switch (rows.schema().columns().get(column).type()) {
      case STRING -> rows.text(column, row);
      case DATE -> {
        int day = rows.date(column, row);
        yield day == TableRows.NO_DATE ? null : LocalDate.ofEpochDay(day);
      }
      case BOOLEAN -> rows.flag(column, row);
      case INTEGER, AREA -> {
        long number = rows.number(column, row);
        yield number == TableRows.NO_NUMBER ? null : number;
      }
      case RATIO ->
          rows.number(column, row) == TableRows.NO_NUMBER ? null : rows.ratio(column, row);
      case GEOMETRY ->
          throw new IllegalStateException("a pipeline element cannot contain geometries");
    };
  }

  private static Reconciliation reconciliation(Path folder) throws IOException {
    try (ObjectInputStream in =
        new ObjectInputStream(Files.newInputStream(folder.resolve(RECONCILIATION)))) {
      return (Reconciliation) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new AssertionError("the class of the reconciliation is on the class path", e);
    }
  }

  /** Writes each table to a separate file, so that a second one of the same name is noticed. */
  private static final class KeepTable extends DoFn<TableRows, Void> {
    private static final long serialVersionUID = 1L;

    private final String folder;

    KeepTable(String folder) {
      this.folder = folder;
    }

    @ProcessElement
    public void keep(@Element TableRows table) throws IOException {
      Path file = Files.createTempFile(Path.of(folder), table.schema().name(), ROWS);
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
        table.write(out);
      }
    }
  }

  private static final class KeepReconciliation extends DoFn<Reconciliation, Void> {
    private static final long serialVersionUID = 1L;

    private final String folder;

    KeepReconciliation(String folder) {
      this.folder = folder;
    }

    @ProcessElement
    public void keep(@Element Reconciliation reconciliation) throws IOException {
      Path file = Files.createFile(Path.of(folder, RECONCILIATION));
      try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
        out.writeObject(reconciliation);
      }
    }
  }
}
