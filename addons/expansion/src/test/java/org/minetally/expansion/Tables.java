package org.minetally.expansion;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.schemas.transforms.SchemaTransform;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionRowTuple;
import org.apache.beam.sdk.values.Row;
import org.minetally.job.Overrides;
import org.minetally.run.Preparation;
import org.minetally.run.Run;
import org.minetally.run.Watcher;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;

/** The rows of tables as text, sorted, by the name of the table. */
final class Tables {

  private static final Map<Integer, Map<String, ConcurrentLinkedQueue<String>>> COLLECTED =
      new ConcurrentHashMap<>();

  private static final AtomicInteger NEXT = new AtomicInteger();

  private Tables() {}

  /** Returns the tables that a transform outputs on the DirectRunner. */
  static SortedMap<String, List<String>> output(
      Pipeline pipeline, Map<String, PCollection<Row>> inputs, SchemaTransform transform) {
    int run = NEXT.incrementAndGet();
    PCollectionRowTuple input = PCollectionRowTuple.empty(pipeline);
    for (Map.Entry<String, PCollection<Row>> named : inputs.entrySet()) {
      input = input.and(named.getKey(), named.getValue());
    }
    Map<String, ConcurrentLinkedQueue<String>> collected = new HashMap<>();
    COLLECTED.put(run, collected);
    input
        .apply("Transform", transform)
        .getAll()
        .forEach(
            (table, rows) -> {
              collected.put(table, new ConcurrentLinkedQueue<>());
              rows.apply("Collect " + table, ParDo.of(new CollectFn(run, table)));
            });
    pipeline.run().waitUntilFinish();
    return sorted(COLLECTED.remove(run));
  }

  /** Runs a job and returns the tables that it publishes, without the table of changes. */
  static SortedMap<String, List<String>> published(Path job, Path output) {
    EngineOptions engine = new EngineOptions(List.of());
    Overrides overrides =
        new Overrides(Optional.of(output.toString()), Map.of(), Map.of(), List.of(), Map.of());
    new Run(Preparation.of(job, engine, overrides), engine, Tuning.of(engine), Watcher.NONE)
        .execute(true);
    SortedMap<String, List<String>> tables = new TreeMap<>();
    Path current = output.resolve("current");
    for (String folder : folders(current)) {
      if (!folder.equals("changes")) {
        tables.put(folder, read(current.resolve(folder)));
      }
    }
    return tables;
  }

  private static List<String> folders(Path current) {
    String[] names =
        current
            .toFile()
            .list((in, name) -> in.toPath().resolve(name).resolve(".").toFile().isDirectory());
    return List.of(names).stream()
        .filter(
            name ->
                current.resolve(name).toFile().list((in, file) -> file.endsWith(".parquet")).length
                    > 0)
        .sorted()
        .toList();
  }

  private static List<String> read(Path table) {
    List<String> rows = new ArrayList<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement query = duckDb.createStatement();
        ResultSet result =
            query.executeQuery("SELECT * FROM read_parquet('" + table + "/*.parquet')")) {
      while (result.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(result.getObject(i));
        }
        rows.add(text(values));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(table.toString(), e);
    }
    return rows.stream().sorted().toList();
  }

  private static String text(List<Object> values) {
    return values.stream()
        .map(value -> value instanceof BigDecimal area ? area.toPlainString() : value)
        .map(String::valueOf)
        .toList()
        .toString();
  }

  private static SortedMap<String, List<String>> sorted(
      Map<String, ConcurrentLinkedQueue<String>> tables) {
    SortedMap<String, List<String>> sorted = new TreeMap<>();
    tables.forEach((table, rows) -> sorted.put(table, rows.stream().sorted().toList()));
    return sorted;
  }

  private static final class CollectFn extends DoFn<Row, Void> {
    private static final long serialVersionUID = 1L;

    private final int run;
    private final String table;

    CollectFn(int run, String table) {
      this.run = run;
      this.table = table;
    }

    @ProcessElement
    public void collect(@Element Row row) {
      COLLECTED.get(run).get(table).add(text(row.getValues()));
    }
  }
}
