package org.minetally.records.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.dedup.Deduplicate;
import org.minetally.format.Dialect;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.parquet.WriteTables;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.period.PeriodType;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Input;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
import org.minetally.profile.Unit;
import org.minetally.region.Gazetteer;
import org.minetally.source.ReadRecords;
import org.minetally.summary.TableSet;
import org.minetally.table.FactTable;
import org.minetally.table.internal.TableRowsCoder;

/** Records are divided among files by their numbers, however they are read. */
@ExtendWith(TestPipelineExtension.class)
class WriteRecordsTest {

  private static final int RECORDS = 250;
  private static final int PER_FILE = 100;

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void writeInput() throws IOException {
    StringBuilder rows = new StringBuilder("id,date,items\n");
    for (int i = 0; i < RECORDS; i++) {
      // Every tenth record repeats the one before, so its number is in no table.
      rows.append(i % 10 == 9 ? i - 1 : i).append(",2021-03-14,").append(i).append('\n');
    }
    input = Files.writeString(folder.resolve("rows.csv"), rows);
  }

  @Test
  void dividesRecordsByTheirNumbersInReadingOrder(TestPipeline pipeline) throws Exception {
    write(pipeline, 1 << 20, "whole");
    try (Stream<Path> files = Files.list(folder.resolve("whole/detection_records"))) {
      assertThat(
          files.map(file -> file.getFileName().toString()).sorted().toList(),
          contains(
              "part-00000-of-00003.parquet",
              "part-00001-of-00003.parquet",
              "part-00002-of-00003.parquet"));
    }
    List<Long> expected =
        LongStream.range(0, RECORDS).filter(i -> i % 10 != 9).map(i -> i + 1).boxed().toList();
    assertThat(numbers("whole", "record_number"), is(expected));
    assertThat(
        numbers("whole", "line_number"), is(expected.stream().map(number -> number + 1).toList()));
  }

  @Test
  void writesTheSameBytesWhateverTheRanges(TestPipeline pipeline) throws Exception {
    write(pipeline, 1 << 20, "whole");
    TestPipeline other = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    write(other, 97, "ranges");
    for (int part = 0; part < 3; part++) {
      String file = "detection_records/part-0000%d-of-00003.parquet".formatted(part);
      assertThat(
          Files.mismatch(
              folder.resolve("whole").resolve(file), folder.resolve("ranges").resolve(file)),
          is(-1L));
    }
  }

  private void write(TestPipeline pipeline, long rangeSize, String to) {
    List<SourceSpec> sources =
        List.of(
            new SourceSpec(
                "deminers",
                List.of(input.toString()),
                Dialect.CSV,
                Profile.builder(Dataset.DETECTIONS)
                    .recordKey(List.of("id"))
                    .date(new DateMapping.OneColumn("date", List.of("yyyy-MM-dd")))
                    .measures(
                        new MeasureMapping.Counts(
                            Map.of(
                                Measure.ITEMS,
                                new MeasureMapping.Quantity(new Input.Column("items"), Unit.ONE))))
                    .build()));
    Gazetteer gazetteer = Gazetteer.of(List.of("region"), List.of());
    TableSet tables =
        TableSet.of(
            List.of(Dataset.DETECTIONS),
            gazetteer,
            List.of(new FactTable(Dataset.DETECTIONS, PeriodType.MONTH, "region", List.of())));
    PCollectionTuple read =
        pipeline.apply(
            ReadRecords.of(sources, gazetteer, tables.layouts())
                .withPositions()
                .withRangeSize(rangeSize));
    RecordTables records =
        new RecordTables(tables, RecordTables.of(tables, sources).sources(), PER_FILE);
    String path = folder.resolve(to).toString();
    pipeline
        .apply("No tables", Create.empty(TableRowsCoder.of()))
        .apply(
            WriteTables.under(path)
                .andFiles(
                    read.get(ReadRecords.BATCHES)
                        .apply(Deduplicate.intoShards(4))
                        .get(Deduplicate.BATCHES)
                        .apply(WriteRecords.under(path, records, read.get(ReadRecords.MESSAGES)))));
    pipeline.run().waitUntilFinish();
  }

  private List<Long> numbers(String to, String column) throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (WrittenTable table = WrittenTable.open(folder.resolve(to).resolve("detection_records"))) {
      for (int group = 0; group < table.rowGroups(); group++) {
        table.rowGroup(group).forEach(column, (ColumnCursor value) -> numbers.add(value.number()));
      }
    }
    return numbers;
  }
}
