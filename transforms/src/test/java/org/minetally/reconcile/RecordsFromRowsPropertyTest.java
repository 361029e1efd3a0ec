package org.minetally.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.plan.Plan;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.SmallRun.Result;

/** Rows with a schema produce the same tables in any order, and the same as a file. */
class RecordsFromRowsPropertyTest {

  /** Higher in the nightly profile ({@code mvn verify -Pnightly}). */
  private static final int ROUNDS = Integer.getInteger("minetally.tests.rounds", 1);

  private static final Schema SCHEMA = schema();

  @TempDir Path folder;

  @Test
  void ignoresOrderOfRowsAndNumberOfShards() throws IOException {
    for (int seed = 500; seed < 500 + 2 * ROUNDS; seed++) {
      List<SampleRecord> records = records(seed);
      Plan plan = plan(SourceSpec.ofRows("victims", profileOf(List.of())));
      List<SmallRun> runs = new ArrayList<>(List.of(ofRows(plan, records, 1)));
      for (int shards : new int[] {1, 3, 64}) {
        Collections.shuffle(records, new Random(seed + shards));
        runs.add(ofRows(plan, records, shards));
      }
      List<Result> results = SmallRun.all(runs, folder);
      Result expected = results.get(0);
      assertThat(expected.reconciliation().violations(), is(empty()));
      for (int i = 1; i < results.size(); i++) {
        assertThat("seed " + seed + ", shuffle " + i, results.get(i), is(expected));
      }
    }
  }

  @Test
  void producesSameTablesFromRowsAndFile() throws IOException {
    List<SmallRun> runs = new ArrayList<>();
    for (int seed = 600; seed < 600 + 3 * ROUNDS; seed++) {
      List<SampleRecord> records = oneMeaningPerKey(records(seed));
      List<Path> files = List.of(new RandomRecords(seed, 1).write(records, folder));
      runs.add(SmallRun.of(plan(SmallPlans.casualties("victims", true, files))).withSizes(400, 4));
      runs.add(ofRows(plan(SourceSpec.ofRows("victims", profileOf(files))), records, 5));
    }
    List<Result> results = SmallRun.all(runs, folder);
    for (int i = 0; i < results.size(); i += 2) {
      Result fromFile = results.get(i);
      Result fromRows = results.get(i + 1);
      String seed = "seed " + (600 + i / 2);
      assertThat(seed, tables(fromRows), is(tables(fromFile)));
      assertThat(seed, reasons(fromRows), is(reasons(fromFile)));
      assertThat(
          fromRows.table("rejects").stream().map(row -> row.get("file")).toList(),
          everyItem(is("rows")));
    }
  }

  private static Plan plan(SourceSpec source) {
    return SmallPlans.of(List.of(source));
  }

  private static Profile profileOf(List<Path> files) {
    return SmallPlans.casualties("victims", true, files).profile();
  }

  private static SmallRun ofRows(Plan plan, List<SampleRecord> records, int shards) {
    List<Row> rows = records.stream().map(RecordsFromRowsPropertyTest::row).toList();
    return SmallRun.of(plan).withRows(new SmallRun.Rows("victims", SCHEMA, rows, shards));
  }

  /** A row cannot have too many fields. */
  private static List<SampleRecord> records(int seed) {
    List<SampleRecord> records =
        new ArrayList<>(new RandomRecords(seed, 12).files(false, 1, 80).get(0));
    records.removeIf(record -> record.flaw().equals("FIELD_COUNT"));
    return records;
  }

  /** Of different records with the same key, a file and rows may count different ones. */
  private static List<SampleRecord> oneMeaningPerKey(List<SampleRecord> records) {
    Map<String, SampleRecord> first = new HashMap<>();
    return records.stream()
        .filter(
            record ->
                record.id().isEmpty()
                    || first.computeIfAbsent(record.id(), id -> record).equals(record))
        .toList();
  }

  /** Missing values are NULL in a row. */
  private static Row row(SampleRecord record) {
    Row.Builder row = Row.withSchema(SCHEMA);
    record.fields().forEach(field -> row.addValue(field.isEmpty() ? null : field));
    return row.build();
  }

  private static Schema schema() {
    Schema.Builder schema = Schema.builder();
    for (String column : SmallPlans.HEADER.split(",", -1)) {
      schema.addNullableField(column, Schema.FieldType.STRING);
    }
    return schema.build();
  }

  private static Map<String, List<Map<String, Object>>> tables(Result result) {
    Map<String, List<Map<String, Object>>> tables = new TreeMap<>(result.tables());
    tables.remove("rejects");
    return tables;
  }

  /** Returns the rejects without their positions, sorted. */
  private static List<String> reasons(Result result) {
    return result.table("rejects").stream()
        .map(LinkedHashMap::new)
        .map(
            row -> {
              row.keySet().removeAll(List.of("file", "record_number", "line_number"));
              return row.toString();
            })
        .sorted()
        .toList();
  }
}
