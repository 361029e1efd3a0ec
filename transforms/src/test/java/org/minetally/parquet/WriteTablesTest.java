package org.minetally.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.period.PeriodType;
import org.minetally.table.Column;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.TableRowsCoder;

/** Each table is written as plain Parquet files at its path, and nothing else is written. */
@ExtendWith(TestPipelineExtension.class)
class WriteTablesTest {

  private static final String PART = "/part-00000-of-00001.parquet";
  private static final TableSchema DETECTIONS =
      TableSchema.of(
          new FactTable(
              Dataset.DETECTIONS, PeriodType.YEAR, "region", List.of(Dimension.EVENT_TYPE)));
  private static final long LARGEST_AREA = 999_999_999_999_999_999L;

  @TempDir Path folder;

  @BeforeEach
  void write(TestPipeline pipeline) {
    pipeline
        .apply(Create.of(detections(), rejects(), empty()).withCoder(TableRowsCoder.of()))
        .apply(WriteTables.under(folder.toString()));
    pipeline.run();
  }

  @Test
  void writesOneFilePerTableAndLeavesNothingElse() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .toList(),
          contains("detections_by_year_region" + PART, "dim_period" + PART, "rejects" + PART));
    }
  }

  @Test
  void replacesTablesAndRemovesTheFilesOfFailedAttempts() throws IOException {
    Files.write(file("rejects"), new byte[10]);
    Path left = Files.createDirectories(folder.resolve("_temporary")).resolve("rejects-1.parquet");
    Files.write(left, new byte[10]);
    Pipeline again = Pipeline.create();
    again
        .apply(Create.of(rejects()).withCoder(TableRowsCoder.of()))
        .apply(WriteTables.under(folder.toString()));
    again.run().waitUntilFinish();
    assertThat(read("rejects").size(), is(1));
    assertThat(Files.exists(left.getParent()), is(false));
  }

  @Test
  void writesPartsOfTableToTheFilesOfTheWholeTable() throws IOException {
    Pipeline one = Pipeline.create();
    one.apply(Create.of(detections(), empty()).withCoder(TableRowsCoder.of()))
        .apply(WriteTables.under(folder("whole")).withRowsPerFile(2));
    one.run().waitUntilFinish();
    Pipeline parts = Pipeline.create();
    parts
        .apply(
            Create.of(part(1, 3, 20), part(0, 0, -4), part(0, 1, 3), empty())
                .withCoder(TableRowsCoder.of()))
        .apply(WriteTables.under(folder("parts")).inParts().withRowsPerFile(2));
    parts.run().waitUntilFinish();
    assertThat(files("parts"), is(files("whole")));
    assertThat(
        files("whole"),
        contains(
            "detections_by_year_region/part-00000-of-00002.parquet",
            "detections_by_year_region/part-00001-of-00002.parquet",
            "dim_period" + PART));
    for (String file : files("whole")) {
      assertThat(
          file, read(Path.of(folder("parts"), file)), is(read(Path.of(folder("whole"), file))));
    }
  }

  @Test
  void removesFilesOfLongerVersionOfTable() throws IOException {
    for (int rows : List.of(1, 2)) {
      Pipeline again = Pipeline.create();
      again
          .apply(Create.of(detections()).withCoder(TableRowsCoder.of()))
          .apply(WriteTables.under(folder("again")).withRowsPerFile(rows));
      again.run().waitUntilFinish();
    }
    assertThat(
        files("again"),
        contains(
            "detections_by_year_region/part-00000-of-00002.parquet",
            "detections_by_year_region/part-00001-of-00002.parquet"));
  }

  /** Returns rows of the table of detections as a part of it. */
  private static TableRows part(int first, int last, int position) {
    return detections(position).slice(first, last);
  }

  private String folder(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> files(String name) throws IOException {
    Path of = folder.resolve(name);
    try (Stream<Path> files = Files.walk(of)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> of.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void writesAnEmptyTableAsAFileWithColumns() throws IOException {
    assertThat(read("dim_period").size(), is(0));
    assertThat(
        footer("dim_period").getFileMetaData().getSchema().getFields().stream()
            .map(Type::getName)
            .toList(),
        is(TableSchema.DIM_PERIOD.columns().stream().map(Column::name).toList()));
  }

  @Test
  void readsBackValuesInTheirOrder() throws IOException {
    List<GenericRecord> rows = read("detections_by_year_region");
    assertThat(rows.size(), is(3));
    GenericRecord first = rows.get(0);
    assertThat(first.get("period_key").toString(), is("2019"));
    assertThat(first.get("period_start"), is((int) LocalDate.of(2019, 1, 1).toEpochDay()));
    assertThat(first.get("period_end"), is((int) LocalDate.of(2019, 12, 31).toEpochDay()));
    assertThat(first.get("region_name").toString(), is("Ələt / 地雷 \"x\""));
    assertThat(first.get("records"), is(Long.MAX_VALUE));
    assertThat(first.get("items"), is(0L));
    assertThat(decimal(first.get("area_cleared_m2")), is(new BigDecimal("1234.5678")));
    assertThat(decimal(first.get("area_reduced_m2")), is(new BigDecimal("0.0000")));
    assertThat(
        decimal(rows.get(1).get("area_cleared_m2")), is(new BigDecimal("99999999999999.9999")));
    assertThat(rows.get(1).get("period_start"), is(-62091));
    assertThat(
        rows.stream().map(row -> row.get("region_code").toString()).toList(),
        contains("R2", "R1", "unknown"));
  }

  @Test
  void writesMissingValuesAsNull() throws IOException {
    GenericRecord last = read("detections_by_year_region").get(2);
    for (String column :
        List.of(
            "period_start",
            "period_end",
            "parent_code",
            "items",
            "area_cleared_m2",
            "area_reduced_m2",
            "area_cancelled_m2")) {
      assertThat(column, last.get(column), is(nullValue()));
    }
    assertThat(last.get("period_key").toString(), is("XXXX"));
    assertThat(read("rejects").get(0).get("column_name"), is(nullValue()));
  }

  @Test
  void usesTypesThatEveryToolReads() throws IOException {
    List<String> types =
        footer("detections_by_year_region").getFileMetaData().getSchema().getFields().stream()
            .map(field -> field.toString().replaceAll(" *= *[0-9]+", ""))
            .toList();
    assertThat(
        types,
        contains(
            "required binary period_id (STRING)",
            "required binary region_id (STRING)",
            "required binary period_key (STRING)",
            "optional int32 period_start (DATE)",
            "optional int32 period_end (DATE)",
            "optional int32 axis_date (DATE)",
            "required binary region_code (STRING)",
            "required binary region_name (STRING)",
            "required binary region_label (STRING)",
            "optional binary parent_code (STRING)",
            "required binary region_mode (STRING)",
            "required binary event_type (STRING)",
            "required int64 records",
            "optional int64 items",
            "optional fixed_len_byte_array(8) area_cleared_m2 (DECIMAL(18,4))",
            "optional fixed_len_byte_array(8) area_reduced_m2 (DECIMAL(18,4))",
            "optional fixed_len_byte_array(8) area_cancelled_m2 (DECIMAL(18,4))"));
  }

  @Test
  void writesNoNestedOrRepeatedColumns() throws IOException {
    for (String table : List.of("detections_by_year_region", "rejects", "dim_period")) {
      for (Type field : footer(table).getFileMetaData().getSchema().getFields()) {
        assertThat(field.toString(), field.isPrimitive(), is(true));
        assertThat(field.toString(), field.isRepetition(Type.Repetition.REPEATED), is(false));
      }
    }
  }

  @Test
  void writesDescriptionsOfTheTableAndEveryColumn() throws IOException {
    for (String table : List.of("detections_by_year_region", "rejects", "dim_period")) {
      Schema schema = avro(table);
      assertThat(schema.getName(), is(table));
      assertThat(schema.getDoc(), is(not(emptyString())));
      assertThat(
          schema.getFields().stream().map(field -> "" + field.doc()).toList(),
          everyItem(not(emptyString())));
    }
    assertThat(
        avro("detections_by_year_region").getFields().stream().map(Schema.Field::doc).toList(),
        is(DETECTIONS.columns().stream().map(Column::description).toList()));
  }

  @Test
  void compressesEveryColumnWithSnappy() throws IOException {
    for (BlockMetaData block : footer("detections_by_year_region").getBlocks()) {
      for (ColumnChunkMetaData column : block.getColumns()) {
        assertThat(column.getCodec(), is(CompressionCodecName.SNAPPY));
      }
    }
  }

  private static TableRows detections() {
    return detections(0);
  }

  private static TableRows detections(int part) {
    return new TableRows.Builder(DETECTIONS, 3)
        .part(part)
        .row()
        .text("year:2019")
        .text("region:R1")
        .text("2019")
        .date((int) LocalDate.of(2019, 1, 1).toEpochDay())
        .date((int) LocalDate.of(2019, 12, 31).toEpochDay())
        .date((int) LocalDate.of(2019, 1, 1).toEpochDay())
        .text("R2")
        .text("Ələt / 地雷 \"x\"")
        .text("Ələt / 地雷 \"x\"")
        .text("R1")
        .text("at-event")
        .text("found")
        .number(Long.MAX_VALUE)
        .number(0)
        .number(12_345_678)
        .number(0)
        .number(TableRows.NO_NUMBER)
        .row()
        .text("year:1800")
        .text("region:R1")
        .text("1800")
        .date(-62091)
        .date(-61727)
        .date(-62091)
        .text("R1")
        .text("North")
        .text("North")
        .text(null)
        .text("at-event")
        .text("found")
        .number(1)
        .number(2)
        .number(LARGEST_AREA)
        .number(TableRows.NO_NUMBER)
        .number(1)
        .row()
        .text("year:XXXX")
        .text("region:R1")
        .text("XXXX")
        .date(TableRows.NO_DATE)
        .date(TableRows.NO_DATE)
        .date(TableRows.NO_DATE)
        .text("unknown")
        .text("unknown")
        .text("unknown")
        .text(null)
        .text("at-event")
        .text("unknown")
        .number(1)
        .number(TableRows.NO_NUMBER)
        .number(TableRows.NO_NUMBER)
        .number(TableRows.NO_NUMBER)
        .number(TableRows.NO_NUMBER)
        .build();
  }

  private static TableRows rejects() {
    return new TableRows.Builder(TableSchema.REJECTS, 1)
        .row()
        .text("police")
        .text("in.csv")
        .number(1)
        .number(2)
        .text(null)
        .text("FIELD_COUNT")
        .text("Wrong.")
        .build();
  }

  private static TableRows empty() {
    return new TableRows.Builder(TableSchema.DIM_PERIOD, 0).build();
  }

  private static BigDecimal decimal(Object fixed) {
    return new BigDecimal(new BigInteger(((GenericFixed) fixed).bytes()), 4);
  }

  private Path file(String table) {
    return Path.of(folder + "/" + table + PART);
  }

  private List<GenericRecord> read(String table) throws IOException {
    return read(file(table));
  }

  private static List<GenericRecord> read(Path file) throws IOException {
    List<GenericRecord> rows = new ArrayList<>();
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(new LocalInputFile(file)).build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private ParquetMetadata footer(String table) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file(table)))) {
      return reader.getFooter();
    }
  }

  private Schema avro(String table) throws IOException {
    return new Schema.Parser()
        .parse(footer(table).getFileMetaData().getKeyValueMetaData().get("parquet.avro.schema"));
  }
}
